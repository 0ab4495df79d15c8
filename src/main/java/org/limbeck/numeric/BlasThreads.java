package org.limbeck.numeric;

import org.bytedeco.openblas.global.openblas;

/**
 * Sets OpenBLAS to one thread while threads of our own call it, and back when the last of several computations ends. The
 * only place that touches the library's thread count.
 */
public final class BlasThreads implements AutoCloseable {
    // The library's count is one for the process, so what stands for it must be too: two computations at a time would
    // otherwise restore each other's setting.
    private static final Object LOCK = new Object();
    private static int users;
    private static int before;

    private boolean closed;

    private BlasThreads() {}

    /** One thread until closed; several may be open at a time. */
    public static BlasThreads single() {
        ArithmeticCheck.require();
        synchronized (LOCK) {
            if (users++ == 0) {
                before = openblas.blas_get_num_threads();
                openblas.blas_set_num_threads(1);
            }
            return new BlasThreads();
        }
    }

    /**
     * As many threads as the user asked for; while one is held to a single thread, from then on.
     *
     * @param threads at least 1
     */
    public static void use(int threads) {
        ArithmeticCheck.require();
        synchronized (LOCK) {
            if (users == 0) openblas.blas_set_num_threads(threads);
            else before = threads;
        }
    }

    @Override
    public void close() {
        synchronized (LOCK) {
            if (closed) return;
            closed = true;
            if (--users == 0) openblas.blas_set_num_threads(before);
        }
    }
}
