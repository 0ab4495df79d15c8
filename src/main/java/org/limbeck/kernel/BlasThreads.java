package org.limbeck.kernel;

import org.bytedeco.openblas.global.openblas;

/**
 * Sets OpenBLAS to one thread while the kernel's own threads call it, and back on closing. The only place of this
 * package that touches the library's thread count, which is global to the process.
 */
final class BlasThreads implements AutoCloseable {
    private final int before;

    private BlasThreads(int before) {
        this.before = before;
    }

    static BlasThreads single() {
        int before = openblas.blas_get_num_threads();
        openblas.blas_set_num_threads(1);
        return new BlasThreads(before);
    }

    @Override
    public void close() {
        openblas.blas_set_num_threads(before);
    }
}
