/** The kernel while it grows: tiles to which layers add products of their rows, on several threads. */
@NullMarked
package org.limbeck.kernel.gram;

import org.jspecify.annotations.NullMarked;
