/** A network ready to be walked forward and back over a block of examples: one operation for each node. */
@NullMarked
package org.limbeck.kernel.operation;

import org.jspecify.annotations.NullMarked;
