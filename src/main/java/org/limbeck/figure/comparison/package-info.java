/** Methods beside each other: paired by seed, with a test and a sentence that says what came out. */
@NullMarked
package org.limbeck.figure.comparison;

import org.jspecify.annotations.NullMarked;
