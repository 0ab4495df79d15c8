/** Architectures as values and as DL4J graphs, the model registry, the exchange format. */
package org.limbeck.network;
