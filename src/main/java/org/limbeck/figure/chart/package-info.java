/** Parts of charts in the figures' dress: axes, colours, fonts, lines, marks, headers and plots. */
@NullMarked
package org.limbeck.figure.chart;

import org.jspecify.annotations.NullMarked;
