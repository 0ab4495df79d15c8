/** Architectures as DL4J computation graphs: what training runs on. Nothing above this package names a layer. */
package org.limbeck.network.dl4j;
