package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.JobControl;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.SymmetricEigen;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/** Kernels and logits of networks computed elsewhere: ours (NumPy, complex steps) and the shared golden folder's. */
class GoldenKernelTest {
    private static Path own(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenKernelTest.class.getResource("golden/" + name))
                .toURI());
    }

    private static Path shared(String name) {
        String folder = System.getenv("LIMBECK_GOLDEN");
        Assumptions.assumeTrue(folder != null, "LIMBECK_GOLDEN is not set");
        return Path.of(folder, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "narrow"})
    void ownNetworksMatch(String name) throws URISyntaxException {
        requireMatch(own(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp-1", "lenet-1", "resnet-1", "mobile-1", "densecat-1"})
    void sharedNetworksMatch(String name) {
        requireMatch(shared(name));
    }

    private static void requireMatch(Path folder) {
        Network network = NetworkFolder.read(folder);
        Tensor inputs = Npy.read(folder.resolve(NetworkFolder.INPUTS));
        Tensor logits = Npy.read(folder.resolve(NetworkFolder.LOGITS));
        Matrix kernel = Matrix.of(Npy.read(folder.resolve(NetworkFolder.KERNEL)));
        requireLogits(Logits.of(network, inputs, Precision.FLOAT64), logits, 1e-10);
        requireLogits(Logits.of(network, inputs, Precision.FLOAT32), logits, 1e-4);
        requireKernel(network, inputs, kernel, Precision.FLOAT64, 1e-9);
        requireKernel(network, inputs, kernel, Precision.FLOAT32, 1e-4);
    }

    private static void requireLogits(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), Offset.offset(tolerance));
        }
    }

    private static void requireKernel(
            Network network, Tensor inputs, Matrix expected, Precision precision, double tolerance) {
        KernelMatrix kernel =
                new StructuredKernel().compute(network, inputs, KernelKind.FULL, precision, JobControl.none());
        Matrix actual = kernel.matrix();
        double[][] rows = new double[expected.rows()][expected.columns()];
        for (int r = 0; r < expected.rows(); r++) {
            for (int c = 0; c < expected.columns(); c++) {
                rows[r][c] = expected.get(r, c);
                assertThat(actual.get(r, c)).isEqualTo(actual.get(c, r));
            }
        }
        assertThat(StructuredKernelTest.error(actual, rows)).isLessThan(tolerance);
        double smallest = SymmetricEigen.valuesOf(actual)[0];
        assertThat(smallest).isGreaterThan(-1e-5 * kernel.trace() / actual.rows());
    }
}
