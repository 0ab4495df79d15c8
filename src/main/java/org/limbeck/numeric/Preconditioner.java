package org.limbeck.numeric;

/** An approximate inverse, symmetric positive definite, that conjugate gradients apply in each iteration. */
@FunctionalInterface
public interface Preconditioner {
    /** @param residual {@code n x columns}, row-major @return another array of that shape */
    double[] apply(double[] residual, int columns);

    /** Does nothing. */
    static Preconditioner none() {
        return (residual, columns) -> residual.clone();
    }

    /** Divides by the diagonal. @param diagonal positive */
    static Preconditioner diagonal(double[] diagonal) {
        return (residual, columns) -> {
            double[] result = new double[residual.length];
            for (int i = 0; i < result.length; i++) result[i] = residual[i] / diagonal[i / columns];
            return result;
        };
    }
}
