/** The kernel while it grows: tiles to which layers add products of their rows, on several threads. */
package org.limbeck.kernel.gram;
