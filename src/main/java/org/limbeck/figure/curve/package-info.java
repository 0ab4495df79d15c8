/** Runs as curves: folded from events, grouped by seed, averaged and smoothed. */
package org.limbeck.figure.curve;
