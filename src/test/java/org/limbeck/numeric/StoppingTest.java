package org.limbeck.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;

/** Long solutions end when they are told to, and give the same answer by blocks as at once. */
class StoppingTest {
    private static final int N = 230;

    /** Says stop at the given look. */
    private static final class StopAt implements JobControl {
        private final int look;
        private final AtomicInteger looks = new AtomicInteger();

        StopAt(int look) {
            this.look = look;
        }

        @Override
        public void report(double done, double total, String note) {}

        @Override
        public void checkCancelled() {
            if (looks.incrementAndGet() >= look) throw new CancelledException();
        }
    }

    private static Matrix kernel() {
        double[] factor = new SplittableRandom(1).doubles((long) N * N, -1, 1).toArray();
        double[] values = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) values[i * N + j] += factor[i * N + k] * factor[j * N + k];
            }
            values[i * N + i] += 1;
        }
        return new Matrix(N, N, values);
    }

    @Test
    void aFactorByBlocksSolvesAsTheWholeDoes() {
        Matrix kernel = kernel();
        double[] y = new SplittableRandom(2).doubles(N, -1, 1).toArray();
        try (Cholesky whole = Cholesky.factor(kernel, 0.5);
                Cholesky blocks = Cholesky.factor(kernel, 0.5, JobControl.none(), 100, 32)) {
            double[] expected = whole.solve(y, 1);
            double[] actual = blocks.solve(y, 1);
            for (int i = 0; i < N; i++) assertThat(actual[i]).isCloseTo(expected[i], within(1e-11));
        }
    }

    @Test
    void aFactorByBlocksNamesTheMinorThatFails() {
        double[] values = kernel().values();
        values[150 * N + 150] = -1;
        Matrix broken = new Matrix(N, N, values);
        assertThatThrownBy(() -> Cholesky.factor(broken, 0, JobControl.none(), 100, 32))
                .isInstanceOf(NotPositiveDefiniteException.class)
                .hasMessageContaining("order 151");
    }

    @Test
    void aFactorisationStopsBetweenBlocks() {
        StopAt stop = new StopAt(4);
        assertThatThrownBy(() -> Cholesky.factor(kernel(), 0, stop, 100, 32)).isInstanceOf(CancelledException.class);
        assertThat(stop.looks.get()).isEqualTo(4);
    }

    @Test
    void conjugateGradientsStopAtTheNextLook() {
        StopAt stop = new StopAt(10);
        try (SymmetricProduct product = new SymmetricProduct(SymmetricRows.of(kernel()), 2, stop)) {
            ConjugateGradients solver = new ConjugateGradients(product, 1e-3, (r, columns) -> r.clone(), 1e-12, 1000);
            double[] y = new SplittableRandom(2).doubles(N, -1, 1).toArray();
            assertThatThrownBy(() -> solver.solve(y, 1, stop)).isInstanceOf(CancelledException.class);
        }
        assertThat(stop.looks.get()).isBetween(10, 14);
    }

    @Test
    void drawingAPreconditionerStopsAtTheNextLook() {
        StopAt stop = new StopAt(10);
        CountedRows rows = new CountedRows(SymmetricRows.of(kernel()));
        assertThatThrownBy(() -> NystromPreconditioner.of(rows, 1, N, 1, stop)).isInstanceOf(CancelledException.class);
        assertThat(rows.reads.get()).isLessThan(10);
    }

    @Test
    void aPreconditionerIsNotFinishedAfterAStop() {
        CountedRows rows = new CountedRows(SymmetricRows.of(kernel()));
        JobControl stopAfterTheDraw = new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {
                if (rows.reads.get() == N) throw new CancelledException();
            }
        };
        assertThatThrownBy(() -> NystromPreconditioner.of(rows, 1, N, 1, stopAfterTheDraw))
                .isInstanceOf(CancelledException.class);
    }

    /** Counts the rows that are asked for. */
    private record CountedRows(SymmetricRows rows, AtomicInteger reads) implements SymmetricRows {
        CountedRows(SymmetricRows rows) {
            this(rows, new AtomicInteger());
        }

        @Override
        public int order() {
            return rows.order();
        }

        @Override
        public void read(int row, int column, int count, DoubleBuffer target, int at) {
            reads.incrementAndGet();
            rows.read(row, column, count, target, at);
        }
    }

    @Test
    void whoeverWaitsForNativeWorkGoesOnBeforeItEnds() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> InterruptibleNativeCall.call(
                        () -> {
                            awaitQuietly(release);
                            ended.countDown();
                            return 1;
                        },
                        new StopAt(3)))
                .isInstanceOf(CancelledException.class);
        assertThat(ended.getCount()).isEqualTo(1);
        release.countDown();
        ended.await();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDecompositionThatIsNotStoppedIsTheUsualOne() {
        SymmetricEigen plain = SymmetricEigen.of(kernel(), 0.5);
        SymmetricEigen waited = SymmetricEigen.of(kernel(), 0.5, JobControl.none());
        assertThat(waited.values()).isEqualTo(plain.values());
        assertThatThrownBy(() -> SymmetricEigen.of(kernel(), 0, new StopAt(1))).isInstanceOf(CancelledException.class);
    }
}
