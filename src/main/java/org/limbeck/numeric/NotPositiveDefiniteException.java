package org.limbeck.numeric;

/** Thrown by {@link Cholesky#factor} for a matrix that is not numerically positive definite. */
public final class NotPositiveDefiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param minor order of the first leading minor that is not positive */
    NotPositiveDefiniteException(int minor) {
        super("the leading minor of order " + minor + " is not positive");
    }
}
