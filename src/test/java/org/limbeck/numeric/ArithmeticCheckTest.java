package org.limbeck.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a native library that computes wrongly on the processor that runs the tests. */
class ArithmeticCheckTest {
    @Test
    void findsNothingWrongOnThisProcessor() {
        assertThat(ArithmeticCheck.fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 25, 33, 40, 64, 100, 129, 300})
    void solvesSystemsOfEverySizeOfBlock(int n) {
        // 2 on the diagonal and -1 beside it: the solution for a right side of (1, 0, ..., 0, 1) is all ones.
        Matrix matrix = new Matrix(
                n,
                n,
                IntStream.range(0, n * n)
                        .mapToDouble(at -> Math.abs(at / n - at % n) == 0 ? 2 : Math.abs(at / n - at % n) == 1 ? -1 : 0)
                        .toArray());
        double[] right = new double[n];
        right[0]++;
        right[n - 1]++;
        try (Cholesky cholesky = Cholesky.factor(matrix)) {
            for (double value : cholesky.solve(right, 1)) assertThat(value).isCloseTo(1, within(1e-9));
        }
    }
}
