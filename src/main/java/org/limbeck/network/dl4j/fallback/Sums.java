package org.limbeck.network.dl4j.fallback;

/** Sums over a plane with several running totals: one alone would wait for each addition to end. */
final class Sums {
    private Sums() {}

    /** {@code sum x}. */
    static float sum(float[] x) {
        float a = 0, b = 0, c = 0, d = 0;
        float e = 0, f = 0, g = 0, h = 0;
        int i = 0;
        for (; i + 7 < x.length; i += 8) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        for (; i < x.length; i++) a += x[i];
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** {@code sum (x - centre)^2}. */
    static float squares(float[] x, float centre) {
        return products(x, centre, x, centre);
    }

    /** {@code sum (x - centre) y}. */
    static float products(float[] x, float centre, float[] y) {
        return products(x, centre, y, 0);
    }

    private static float products(float[] x, float xCentre, float[] y, float yCentre) {
        float a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += (x[i] - xCentre) * (y[i] - yCentre);
            b += (x[i + 1] - xCentre) * (y[i + 1] - yCentre);
            c += (x[i + 2] - xCentre) * (y[i + 2] - yCentre);
            d += (x[i + 3] - xCentre) * (y[i + 3] - yCentre);
        }
        for (; i < x.length; i++) a += (x[i] - xCentre) * (y[i] - yCentre);
        return (a + b) + (c + d);
    }
}
