/** The empirical neural tangent kernel of a network: planned, computed, measured and forecast. */
package org.limbeck.kernel;
