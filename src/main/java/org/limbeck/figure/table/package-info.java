/** Tables of runs, for people in LaTeX and Markdown and for programs as CSV. */
@NullMarked
package org.limbeck.figure.table;

import org.jspecify.annotations.NullMarked;
