package org.limbeck.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The largest eigenvalue of a symmetric positive definite map, by Lanczos steps with full reorthogonalisation. */
public final class Lanczos {
    private static final int MOST_STEPS = 120;
    private static final double ENOUGH = 1e-8;

    private Lanczos() {}

    /**
     * At most 120 applications of the map and {@code O(120^2 n)} beside them; exact for {@code n} up to 120, from below
     * otherwise.
     *
     * @param n order
     * @param map {@code x -> A x}
     */
    public static double largest(int n, UnaryOperator<double[]> map) {
        List<double[]> basis = new ArrayList<>();
        List<Double> diagonal = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        double[] q = start(n);
        double before = 0;
        for (int step = 1; step <= Math.min(n, MOST_STEPS); step++) {
            basis.add(q);
            double[] next = map.apply(q);
            diagonal.add(dot(next, q));
            // Twice, since once leaves what rounding adds.
            for (int pass = 0; pass < 2; pass++) for (double[] known : basis) subtract(next, known);
            double norm = Math.sqrt(dot(next, next));
            double found = largest(diagonal, beside);
            boolean settled = step % 5 == 0 && Math.abs(found - before) <= ENOUGH * found;
            if (settled || step == n || norm <= 1e-14 * found) return found;
            if (step % 5 == 0) before = found;
            beside.add(norm);
            for (int i = 0; i < n; i++) next[i] /= norm;
            q = next;
        }
        return largest(diagonal, beside.subList(0, diagonal.size() - 1));
    }

    private static double[] start(int n) {
        double[] q = new SplittableRandom(1).doubles(n, -1, 1).toArray();
        double norm = Math.sqrt(dot(q, q));
        for (int i = 0; i < n; i++) q[i] /= norm;
        return q;
    }

    private static double largest(List<Double> diagonal, List<Double> beside) {
        int m = diagonal.size();
        double[] values = new double[m * m];
        for (int i = 0; i < m; i++) {
            values[i * m + i] = diagonal.get(i);
            if (i + 1 < m) {
                values[i * m + i + 1] = beside.get(i);
                values[(i + 1) * m + i] = beside.get(i);
            }
        }
        return SymmetricEigen.valuesOf(new Matrix(m, m, values))[m - 1];
    }

    private static void subtract(double[] vector, double[] direction) {
        double along = dot(vector, direction);
        for (int i = 0; i < vector.length; i++) vector[i] -= along * direction[i];
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
