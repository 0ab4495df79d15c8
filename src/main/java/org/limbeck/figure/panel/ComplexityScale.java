package org.limbeck.figure.panel;

/** How the complexity axis is divided. */
public enum ComplexityScale {
    /** Linear, but logarithmic where one high value would press all others onto the axis. */
    FITTING,
    LINEAR,
    LOGARITHMIC
}
