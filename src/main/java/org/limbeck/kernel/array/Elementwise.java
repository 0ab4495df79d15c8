package org.limbeck.kernel.array;

import org.limbeck.network.Nonlinearity;

/** The elementwise functions of the exchange format and their derivatives, at one point. */
final class Elementwise {
    private Elementwise() {}

    static double value(Nonlinearity function, double x) {
        return switch (function) {
            case RELU -> Math.max(0, x);
            case HARDSWISH -> x * hardsigmoid(x);
            case HARDSIGMOID -> hardsigmoid(x);
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case SOFTPLUS -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
            case IDENTITY -> x;
        };
    }

    /** At a kink the derivative from outside the sloping part: 0 for {@code relu} at 0. */
    static double derivative(Nonlinearity function, double x) {
        return switch (function) {
            case RELU -> x > 0 ? 1 : 0;
            case HARDSWISH -> hardsigmoid(x) + x * derivativeOfHardsigmoid(x);
            case HARDSIGMOID -> derivativeOfHardsigmoid(x);
            case SIGMOID -> sigmoid(x) * sigmoid(-x);
            case TANH -> {
                double tanh = Math.tanh(x);
                yield (1 - tanh) * (1 + tanh);
            }
            case SOFTPLUS -> sigmoid(x);
            case IDENTITY -> 1;
        };
    }

    private static double hardsigmoid(double x) {
        return Math.min(1, Math.max(0, (x + 3) / 6));
    }

    private static double derivativeOfHardsigmoid(double x) {
        return x > -3 && x < 3 ? 1.0 / 6 : 0;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
