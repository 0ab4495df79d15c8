/** Figures that compare methods and teachers, and everything that can be said of runs in one folder. */
package org.limbeck.figure.report;
