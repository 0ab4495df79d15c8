/** Supervision complexity, margins, bound, similarity, spectrum: pure functions over arrays. */
@NullMarked
package org.limbeck.theory;

import org.jspecify.annotations.NullMarked;
