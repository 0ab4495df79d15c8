/** The empirical neural tangent kernel of a network: planned, computed, measured and forecast. */
@NullMarked
package org.limbeck.kernel;

import org.jspecify.annotations.NullMarked;
