/** Parts of charts in the figures' dress: axes, colours, fonts, lines, marks, headers and plots. */
package org.limbeck.figure.chart;
