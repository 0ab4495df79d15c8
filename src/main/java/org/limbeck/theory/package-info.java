/** Supervision complexity, margins, bound, similarity, spectrum: pure functions over arrays. */
package org.limbeck.theory;
