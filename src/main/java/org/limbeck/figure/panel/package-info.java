/** The three linked charts of runs, composed once and drawn once: for the screen, for exports and for reports. */
package org.limbeck.figure.panel;
