/** Layers and vertices that call oneDNN themselves, on images with their channels last. */
package org.limbeck.network.dl4j.direct;
