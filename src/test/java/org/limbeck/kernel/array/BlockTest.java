package org.limbeck.kernel.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.BiConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.array.SlidingWindow.Band;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/** Holds the single and the double precision text of {@link Block} against each other and against identities. */
class BlockTest {
    private static final int SIZE = 240;

    /** Applies the same operation to {@code target} and {@code source} in both precisions and compares all of target. */
    private static void bothAgree(BiConsumer<Block, Block> operation) {
        double[] wide = run(Precision.FLOAT64, operation);
        double[] narrow = run(Precision.FLOAT32, operation);
        for (int i = 0; i < SIZE; i++) assertThat(narrow[i]).isCloseTo(wide[i], Offset.offset(2e-4));
    }

    private static double[] run(Precision precision, BiConsumer<Block, Block> operation) {
        try (Block target = random(precision, 1);
                Block source = random(precision, 2)) {
            operation.accept(target, source);
            double[] values = new double[SIZE];
            target.read(0, values, 0, SIZE);
            return values;
        }
    }

    private static Block random(Precision precision, long seed) {
        Random random = new Random(seed);
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) values[i] = (float) (2 * random.nextGaussian());
        return Block.of(precision, Tensor.of(values, SIZE));
    }

    @Test
    void arithmeticAgreesInBothPrecisions() {
        bothAgree((a, b) -> a.add(3, b, 5, 100));
        bothAgree((a, b) -> a.times(3, b, 5, 100));
        bothAgree((a, b) -> a.shift(7, 50, -0.3));
        bothAgree((a, b) -> a.affine(1, b, 2, 70, 1.5, 0.25));
        bothAgree((a, b) -> a.addProduct(1, b, 2, b, 90, 60, 1));
        bothAgree((a, b) -> a.copy(10, b, 20, 30));
        bothAgree((a, b) -> a.zero(10, 30));
        bothAgree((a, b) -> a.set(4, a.sum(11, 33) + a.dot(3, b, 6, 41)));
        bothAgree((a, b) -> a.transpose(2, b, 3, 7, 5, 9));
    }

    @Test
    void productsAgreeInBothPrecisions() {
        for (boolean transposeA : new boolean[] {false, true}) {
            for (boolean transposeB : new boolean[] {false, true}) {
                Product product = new Product(4, 5, 6, transposeA, transposeB);
                bothAgree((a, b) -> a.multiply(product, 0.5, new View(b, 1, 7), new View(b, 60, 8), 2, 3, 11));
            }
        }
        bothAgree((a, b) -> a.gram(5, 9, new View(b, 4, 10), 1, 2, 6));
    }

    @ParameterizedTest
    @EnumSource(Nonlinearity.class)
    void nonlinearitiesAgreeInBothPrecisions(Nonlinearity function) {
        bothAgree((a, b) -> a.activate(2, b, 1, 200, function));
        bothAgree((a, b) -> a.timesDerivative(2, b, 1, 200, function));
    }

    @ParameterizedTest
    @EnumSource(Nonlinearity.class)
    void derivativesAreDifferenceQuotients(Nonlinearity function) {
        for (double x = -4.05; x < 4; x += 0.1) {
            double quotient = (Elementwise.value(function, x + 1e-6) - Elementwise.value(function, x - 1e-6)) / 2e-6;
            assertThat(Elementwise.derivative(function, x)).isCloseTo(quotient, Offset.offset(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 1, 1, 1, 1",
        "5, 3, 1, 1, 2, 1",
        "2, 3, 2, 1, 0, 1",
        "3, 2, 1, 2, 1, 0",
        "1, 1, 2, 2, 0, 0",
        "7, 5, 1, 1, 3, 2",
        "4, 4, 1, 1, 0, 0",
        "5, 5, 3, 3, 2, 2"
    })
    void unfoldingReadsTheImageAndFoldingIsItsTranspose(int kh, int kw, int sy, int sx, int py, int px) {
        SlidingWindow window = new SlidingWindow(2, 5, 4, kh, kw, sy, sx, py, px);
        for (int tap = 0; tap < window.taps(); tap++) {
            int current = tap;
            for (Band band : window.bands(2)) {
                bothAgree((a, b) -> a.unfold(3, b, 5, window, current, band));
                bothAgree((a, b) -> a.fold(3, b, 5, window, current, band));
                requireTap(window, current, band);
                requireTranspose(window, current, band);
            }
        }
    }

    private static void requireTap(SlidingWindow window, int tap, Band band) {
        try (Block image = random(Precision.FLOAT64, 3);
                Block row = random(Precision.FLOAT64, 4)) {
            row.unfold(0, image, 0, window, tap, band);
            int width = window.outputWidth();
            for (int i = 0; i < band.rows() * width; i++) {
                int y = (band.first() + i / width) * window.strideY() - window.paddingY() + window.rowOf(tap);
                int x = i % width * window.strideX() - window.paddingX() + window.columnOf(tap);
                boolean inside = y >= 0 && x >= 0 && y < window.height() && x < window.width();
                int pixel = (window.channelOf(tap) * window.height() + y) * window.width() + x;
                assertThat(row.get(i)).isEqualTo(inside ? image.get(pixel) : 0);
            }
        }
    }

    /** {@code <unfold(image), row> = <image, fold(row)>}, for the long run too where the window has one. */
    private static void requireTranspose(SlidingWindow window, int tap, Band band) {
        int length = band.rows() * window.outputWidth();
        int pixels = window.channels() * window.height() * window.width();
        for (boolean run : window.keepsWidth() ? new boolean[] {false, true} : new boolean[] {false}) {
            try (Block image = random(Precision.FLOAT64, 3);
                    Block row = random(Precision.FLOAT64, 4);
                    Block unfolded = random(Precision.FLOAT64, 5);
                    Block folded = random(Precision.FLOAT64, 6)) {
                unfolded.unfold(0, image, 0, window, tap, band);
                double expected = unfolded.dot(0, row, 0, length);
                folded.zero(0, SIZE);
                if (run) folded.foldRun(0, row, 0, window, tap, band);
                else folded.fold(0, row, 0, window, tap, band);
                assertThat(folded.dot(0, image, 0, pixels)).isCloseTo(expected, Offset.offset(1e-12));
            }
        }
    }

    @Test
    void poolingTakesTheFirstOfEqualValues() {
        SlidingWindow window = new SlidingWindow(1, 2, 4, 2, 2, 2, 2, 0, 0);
        for (Precision precision : Precision.values()) {
            try (Block image = Block.of(precision, Tensor.of(new double[] {1, 3, 2, 2, 3, 0, 2, 2}, 1, 2, 4));
                    Block pooled = Block.allocate(precision, 2)) {
                int[] where = new int[2];
                pooled.maximum(0, image, 0, window, where, 0);
                assertThat(where).containsExactly(1, 2);
                assertThat(pooled.get(0)).isEqualTo(3);
                image.scatter(0, pooled, 0, where, 0, 2);
                assertThat(image.get(1)).isEqualTo(6);
            }
        }
    }
}
