package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.Nonlinearity;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.npy.NpyMatrix;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/** Whole registered networks, and the baselines themselves, against the Jacobian formed and contracted. */
class BruteForceTest {
    private static Network model(String name, double width, int outputs) {
        return Initialiser.initialise(
                new BuiltInModels().build(new ModelSpec(name, width), new int[] {3, 32, 32}, outputs), 3);
    }

    private static Tensor images(int n) {
        return Tensor.of(new SplittableRandom(5).doubles(n * 3072L, -1, 1).toArray(), n, 3, 32, 32);
    }

    private static double error(Matrix actual, Matrix expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.values().length; i++) {
            difference += Math.pow(actual.values()[i] - expected.values()[i], 2);
            norm += Math.pow(expected.values()[i], 2);
        }
        return Math.sqrt(difference / norm);
    }

    private static void requireAgreement(String name, double width, int n, int outputs) {
        Network network = model(name, width, outputs);
        Tensor inputs = images(n);
        Matrix expected;
        try (Jacobian jacobian = Jacobian.of(network, inputs)) {
            expected = jacobian.gram();
        }
        KernelMatrix wide = compute(new StructuredKernel(), network, inputs, Precision.FLOAT64);
        KernelMatrix narrow = compute(new StructuredKernel(), network, inputs, Precision.FLOAT32);
        assertThat(error(wide.matrix(), expected)).isLessThan(1e-9);
        assertThat(error(narrow.matrix(), expected)).isLessThan(1e-4);
        requireSameComplexity(new KernelMatrix(expected, KernelKind.FULL, n, outputs), narrow);
    }

    /** At the default ridge of single precision. */
    private static void requireSameComplexity(KernelMatrix exact, KernelMatrix single) {
        double[] y = new SplittableRandom(9)
                .doubles((long) exact.n() * exact.d(), -1, 1)
                .toArray();
        try (FactoredKernel one = FactoredKernel.factor(exact, 1e-4);
                FactoredKernel other = FactoredKernel.factor(single, 1e-4)) {
            Complexity expected = one.complexity(y);
            assertThat(Math.abs(other.complexity(y).adjusted() / expected.adjusted() - 1))
                    .isLessThan(1e-3);
        }
    }

    private static KernelMatrix compute(
            NeuralTangentKernel engine, Network network, Tensor inputs, Precision precision) {
        return engine.compute(network, inputs, KernelKind.FULL, precision, JobControl.none());
    }

    @ParameterizedTest
    @CsvSource({"lenet-5, 1, 6, 3", "lenet-5, 8, 3, 2", "lenet-5, 8, 1, 1", "resnet-8, 1, 4, 3", "resnet-20, 1, 3, 2"})
    void wholeNetworksAgreeWithTheirJacobian(String name, double width, int n, int outputs) {
        requireAgreement(name, width, n, outputs);
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"lenet-5, 8, 8, 10", "resnet-20, 1, 24, 10", "resnet-56, 1, 10, 5"})
    void largeWholeNetworksAgreeWithTheirJacobian(String name, double width, int n, int outputs) {
        requireAgreement(name, width, n, outputs);
    }

    @ParameterizedTest
    @CsvSource({"lenet-5, 1", "resnet-8, 2"})
    void theBaselineOfTheBenchmarkComputesTheSameKernel(String name, int outputs) {
        Network network = model(name, 1, outputs);
        Tensor inputs = images(5);
        for (KernelKind kind : KernelKind.values()) {
            Matrix own = new StructuredKernel(2, 1 << 20)
                    .compute(network, inputs, kind, Precision.FLOAT64, JobControl.none())
                    .matrix();
            Matrix brute = new BruteForceKernel(2)
                    .compute(network, inputs, kind, Precision.FLOAT64, JobControl.none())
                    .matrix();
            assertThat(error(own, brute)).isLessThan(1e-12);
        }
    }

    @Test
    void aKernelWrittenToAFileIsTheOneComputedInMemory(@TempDir Path folder) {
        SmallNetworks builder = new SmallNetworks(1, 2, 6, 6)
                .convolution(2, 8, 3, 1, 1)
                .activation(Nonlinearity.TANH)
                .flatten()
                .dense(288, 3, true);
        Network network = builder.build();
        Tensor inputs = builder.inputs(130);
        for (KernelKind kind : KernelKind.values()) {
            for (Precision precision : Precision.values()) {
                Path file = folder.resolve("k.npy");
                KernelMatrix memory =
                        new StructuredKernel().compute(network, inputs, kind, precision, JobControl.none());
                double trace = new StructuredKernel().write(network, inputs, kind, precision, file, JobControl.none());
                Tensor written = Npy.read(file);
                assertThat(written.precision()).isEqualTo(precision);
                assertThat(error(Matrix.of(written), memory.matrix()))
                        .isLessThan(precision == Precision.FLOAT64 ? 1e-15 : 1e-7);
                assertThat(NpyMatrix.map(file).order())
                        .isEqualTo(memory.matrix().rows());
                assertThat(Math.abs(trace * memory.copies() / memory.trace() - 1))
                        .isLessThan(1e-12);
            }
        }
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("k.npy"));
        assertThat(Files.exists(folder.resolve("k.npy"))).isTrue();
    }

    @Test
    void aKernelBeyondOneArrayIsRefusedWithItsForecastBeforeAnythingIsComputed() {
        Network network = model("lenet-5", 1, 1000);
        assertThatThrownBy(() -> compute(new StructuredKernel(), network, images(50), Precision.FLOAT32))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("50,000 rows")
                .hasMessageContaining("46,340")
                .hasMessageContaining("MiB")
                .hasMessageContaining("class-mean");
    }
}
