package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.JobControl;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

/** Kernels and logits of networks computed elsewhere by automatic differentiation. */
class GoldenKernelTest {
    private static GoldenFolder golden(String name) throws IOException {
        String folder = System.getenv("LIMBECK_GOLDEN");
        Assumptions.assumeTrue(folder != null, "LIMBECK_GOLDEN is not set");
        return GoldenFolder.read(Path.of(folder, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp-1", "lenet-1", "resnet-1", "mobile-1", "densecat-1"})
    void fullKernelsMatchAutomaticDifferentiation(String name) throws IOException {
        GoldenFolder golden = golden(name);
        assertThat(error(golden, Precision.FLOAT64)).isLessThan(1e-9);
        assertThat(error(golden, Precision.FLOAT32)).isLessThan(1e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp-1", "lenet-1", "resnet-1", "mobile-1", "densecat-1"})
    void logitsMatch(String name) throws IOException {
        GoldenFolder golden = golden(name);
        Tensor wide = Logits.of(golden.network(), golden.inputs(), Precision.FLOAT64);
        Tensor narrow = Logits.of(golden.network(), golden.inputs(), Precision.FLOAT32);
        assertThat(wide.shape()).isEqualTo(golden.logits().shape());
        for (int i = 0; i < wide.size(); i++) {
            double expected = golden.logits().get(i);
            assertThat(wide.get(i)).isCloseTo(expected, Offset.offset(1e-10));
            assertThat(narrow.get(i)).isCloseTo(expected, Offset.offset(1e-4));
        }
    }

    private static double error(GoldenFolder golden, Precision precision) {
        Matrix actual = new StructuredKernel()
                .compute(golden.network(), golden.inputs(), KernelKind.FULL, precision, JobControl.none())
                .matrix();
        Matrix expected = Matrix.of(golden.kernel());
        double[][] rows = new double[expected.rows()][expected.columns()];
        for (int r = 0; r < expected.rows(); r++) {
            for (int c = 0; c < expected.columns(); c++) rows[r][c] = expected.get(r, c);
        }
        return StructuredKernelTest.error(actual, rows);
    }
}
