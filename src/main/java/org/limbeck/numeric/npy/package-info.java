/** NumPy's array files: what the program reads from and writes for other programs. */
@NullMarked
package org.limbeck.numeric.npy;

import org.jspecify.annotations.NullMarked;
