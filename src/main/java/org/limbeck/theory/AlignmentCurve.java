package org.limbeck.theory;

import org.limbeck.numeric.SymmetricEigen;

/**
 * How a supervision lies along a kernel's spectrum ({@code docs/theory.md}, section 2.5), largest eigenvalue first.
 *
 * @param eigenvalues {@code m}, falling
 * @param shares {@code (u_k . y)^2 / |y|^2}, summed over the outputs that share the eigenvector
 * @param complexity running sum of {@code (u_k . y)^2 / l_k}; its last entry is {@code SC}
 */
public record AlignmentCurve(double[] eigenvalues, double[] shares, double[] complexity) {
    /**
     * {@code O(m^2 columns)}.
     *
     * @param eigen of the (ridged) stored kernel, with vectors
     * @param targets {@code m x columns}, row-major
     */
    public static AlignmentCurve of(SymmetricEigen eigen, double[] targets) {
        int m = eigen.values().length;
        int columns = targets.length / m;
        double norm = 0;
        for (double y : targets) norm += y * y;
        double[] eigenvalues = new double[m];
        double[] shares = new double[m];
        double[] complexity = new double[m];
        double sum = 0;
        for (int k = 0; k < m; k++) {
            int stored = m - 1 - k;
            double energy = energy(eigen, stored, targets, columns);
            eigenvalues[k] = eigen.values()[stored];
            shares[k] = energy / norm;
            sum += energy / eigenvalues[k];
            complexity[k] = sum;
        }
        return new AlignmentCurve(eigenvalues, shares, complexity);
    }

    private static double energy(SymmetricEigen eigen, int row, double[] targets, int columns) {
        int m = eigen.values().length;
        double energy = 0;
        for (int c = 0; c < columns; c++) {
            double dot = 0;
            for (int i = 0; i < m; i++) dot += eigen.vectors().get(row, i) * targets[i * columns + c];
            energy += dot * dot;
        }
        return energy;
    }
}
