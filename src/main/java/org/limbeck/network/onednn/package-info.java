/** oneDNN's primitives, called directly on arrays with channels last: the arithmetic under {@code network.dl4j}. */
package org.limbeck.network.onednn;
