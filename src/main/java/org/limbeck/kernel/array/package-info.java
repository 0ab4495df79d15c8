/**
 * Arrays of one precision outside the Java heap, with the arithmetic that the kernel's walk needs, and the windows
 * that slide over images.
 */
@NullMarked
package org.limbeck.kernel.array;

import org.jspecify.annotations.NullMarked;
