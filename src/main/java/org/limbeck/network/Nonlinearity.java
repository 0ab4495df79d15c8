package org.limbeck.network;

/** Elementwise functions of the exchange format. {@code hardsigmoid(x) = clamp((x+3)/6, 0, 1)}. */
public enum Nonlinearity {
    RELU,
    HARDSWISH,
    HARDSIGMOID,
    SIGMOID,
    TANH,
    SOFTPLUS,
    IDENTITY;

    /** The type name in {@code architecture.json}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
