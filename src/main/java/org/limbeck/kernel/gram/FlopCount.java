package org.limbeck.kernel.gram;

/** Floating-point operations of the matrix products, counted as the forecast and the progress bar count them. */
public final class FlopCount {
    private FlopCount() {}

    public static double product(double m, double n, double k) {
        return 2 * m * n * k;
    }

    /** One tile of a Gram matrix; on the diagonal half of it is computed. */
    static double gram(boolean diagonal, double height, double width, double k) {
        return product(height, width, k) / (diagonal ? 2 : 1);
    }

    /** The position-pair form for a rectangle of examples, the sums over pairs included. */
    public static double pairs(double height, double width, double each, double positions, double length, double taps) {
        double pairs = height * width * positions * positions;
        return 2 * pairs * (each * each * (length + 1) + taps);
    }
}
