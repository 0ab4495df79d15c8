/** A network ready to be walked forward and back over a block of examples: one operation for each node. */
package org.limbeck.kernel.operation;
