/** NumPy's array files: what the program reads from and writes for other programs. */
package org.limbeck.numeric.npy;
