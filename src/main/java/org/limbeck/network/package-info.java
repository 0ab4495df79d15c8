/** Architectures as values: their nodes, shapes, parameters and first numbers. */
package org.limbeck.network;
