package org.limbeck.numeric;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.limbeck.base.JobControl;

/**
 * Multiplies a large symmetric matrix by a few columns on several threads, in double precision. Reads only the lower
 * triangle, and each element once for both places in which it stands. The same number of threads gives the same result
 * to the last bit. Whoever makes it closes it.
 */
public final class SymmetricProduct implements AutoCloseable {
    private static final int BAND = 64;
    private static final int CHUNK = 2048;

    private final SymmetricRows rows;
    private final int threads;
    private final ExecutorService executor;
    private final JobControl control;

    /** @param control is asked for each band of rows whether to go on */
    public SymmetricProduct(SymmetricRows rows, int threads, JobControl control) {
        this.rows = rows;
        this.threads = threads;
        this.control = control;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "symmetric-product");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int order() {
        return rows.order();
    }

    /** The matrix. */
    public SymmetricRows rows() {
        return rows;
    }

    /**
     * {@code A X}; {@code 2 n^2 columns} operations, {@code 8 n columns} bytes a thread.
     *
     * @param x {@code n x columns}, row-major
     */
    public double[] times(double[] x, int columns) {
        double[] sum = new double[x.length];
        try (BlasThreads single = BlasThreads.single();
                DoublePointer right = new DoublePointer(x)) {
            List<Future<double[]>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) parts.add(executor.submit(share(thread, right, columns)));
            for (double[] part : finish(parts)) {
                for (int i = 0; i < sum.length; i++) sum[i] += part[i];
            }
        }
        return sum;
    }

    /** Bands as far apart as there are threads: the triangle's long and short rows are shared evenly, always in the same way. */
    private Callable<double[]> share(int thread, DoublePointer right, int columns) {
        return () -> {
            int n = rows.order();
            double[] result = new double[n * columns];
            try (DoublePointer piece = new DoublePointer((long) BAND * CHUNK);
                    DoublePointer sum = new DoublePointer((long) n * columns)) {
                sum.put(result, 0, result.length);
                DoubleBuffer buffer = piece.asBuffer();
                for (int top = thread * BAND; top < n; top += threads * BAND) {
                    control.checkCancelled();
                    int height = Math.min(BAND, n - top);
                    for (int left = 0; left < top; left += CHUNK) {
                        int width = Math.min(CHUNK, top - left);
                        read(buffer, top, height, left, width);
                        add(piece, height, width, right, left, sum, top, columns, false);
                        add(piece, height, width, right, top, sum, left, columns, true);
                    }
                    corner(buffer, top, height);
                    add(piece, height, height, right, top, sum, top, columns, false);
                }
                sum.get(result);
            }
            return result;
        };
    }

    private void read(DoubleBuffer buffer, int top, int height, int left, int width) {
        for (int row = 0; row < height; row++) rows.read(top + row, left, width, buffer, row * width);
    }

    /** The square on the diagonal, its upper half from its lower. */
    private void corner(DoubleBuffer buffer, int top, int height) {
        for (int row = 0; row < height; row++) {
            rows.read(top + row, top, row + 1, buffer, row * height);
            for (int column = 0; column < row; column++) {
                buffer.put(column * height + row, buffer.get(row * height + column));
            }
        }
    }

    /** {@code sum[to ..] += op(piece) right[from ..]}. */
    private static void add(
            DoublePointer piece,
            int height,
            int width,
            DoublePointer right,
            int from,
            DoublePointer sum,
            int to,
            int columns,
            boolean transposed) {
        DoublePointer x = right.getPointer((long) from * columns);
        DoublePointer y = sum.getPointer((long) to * columns);
        int operation = transposed ? openblas.CblasTrans : openblas.CblasNoTrans;
        if (columns == 1) {
            openblas.cblas_dgemv(openblas.CblasRowMajor, operation, height, width, 1, piece, width, x, 1, 1, y, 1);
            return;
        }
        int m = transposed ? width : height;
        int k = transposed ? height : width;
        openblas.cblas_dgemm(
                openblas.CblasRowMajor,
                operation,
                openblas.CblasNoTrans,
                m,
                columns,
                k,
                1,
                piece,
                width,
                x,
                columns,
                1,
                y,
                columns);
    }

    private static List<double[]> finish(List<Future<double[]>> parts) {
        List<double[]> results = new ArrayList<>();
        RuntimeException failure = null;
        boolean interrupted = false;
        for (Future<double[]> part : parts) {
            boolean waiting = true;
            while (waiting) {
                try {
                    results.add(part.get());
                    waiting = false;
                } catch (InterruptedException stop) {
                    // Native memory in use must not be freed under a running thread, so wait on.
                    interrupted = true;
                } catch (ExecutionException thrown) {
                    waiting = false;
                    if (!(thrown.getCause() instanceof RuntimeException known)) {
                        throw new IllegalStateException(thrown.getCause());
                    }
                    failure = known;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure != null) throw failure;
        return results;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
