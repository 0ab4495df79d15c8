/** Runs as curves: folded from events, grouped by seed, averaged and smoothed. */
@NullMarked
package org.limbeck.figure.curve;

import org.jspecify.annotations.NullMarked;
