package org.limbeck.numeric;

/** Thrown where a matrix turns out not to be numerically positive definite. */
public final class NotPositiveDefiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final double eigenvalue;

    private NotPositiveDefiniteException(String message, double eigenvalue) {
        super(message);
        this.eigenvalue = eigenvalue;
    }

    /** @param minor order of the first leading minor that is not positive */
    static NotPositiveDefiniteException minor(int minor) {
        return new NotPositiveDefiniteException("the leading minor of order " + minor + " is not positive", Double.NaN);
    }

    /** @param eigenvalue what the least eigenvalue is at most, by a vector {@code p} with {@code p^T A p <= 0} */
    static NotPositiveDefiniteException curvature(double eigenvalue) {
        return new NotPositiveDefiniteException("it has an eigenvalue of at most " + eigenvalue, eigenvalue);
    }

    /** What the least eigenvalue is at most; NaN where that was not found. */
    public double eigenvalue() {
        return eigenvalue;
    }
}
