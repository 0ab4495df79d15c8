/** Tables of runs, for people in LaTeX and Markdown and for programs as CSV. */
package org.limbeck.figure.table;
