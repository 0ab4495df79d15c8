/** Figures that compare methods and teachers, and everything that can be said of runs in one folder. */
@NullMarked
package org.limbeck.figure.report;

import org.jspecify.annotations.NullMarked;
