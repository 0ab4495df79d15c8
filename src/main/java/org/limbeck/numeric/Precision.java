package org.limbeck.numeric;

/** The width of a floating-point number. */
public enum Precision {
    FLOAT32,
    FLOAT64
}
