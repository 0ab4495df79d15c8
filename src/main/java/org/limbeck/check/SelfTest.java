package org.limbeck.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.kernel.Jacobian;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Architectures;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * Checks one network on the user's own machine ({@code docs/theory.md}, sections 2 and 5), on a few examples: its
 * derivatives against finite differences of its logits, its kernels against the Jacobian contracted, and the identities
 * of the theory on its kernel.
 */
public final class SelfTest {
    private static final int MOST_EXAMPLES = 4;
    private static final long JACOBIAN_BYTES = 2L << 30;

    private final Network network;
    private final Tensor inputs;

    /**
     * @param network in any precision
     * @param examples {@code (n, shape)}, of which a few are taken; null for random ones
     * @throws UserError when the examples do not fit, or the derivatives of a single example would take more than 2 GiB
     */
    public SelfTest(Network network, @Nullable Tensor examples) {
        this.network = generic(network);
        int[] shape = network.architecture().input();
        if (examples != null && !fits(examples.shape(), shape)) {
            throw new UserError(
                    "is " + examples + ", the network reads (n, " + Arrays.toString(shape) + ")",
                    NetworkFolder.INPUTS,
                    "Store inputs as the network reads them, or none");
        }
        int size = Tensor.sizeOf(shape);
        int count = count(network);
        double[] values = examples == null
                ? new SplittableRandom(5).doubles((long) count * size, -1, 1).toArray()
                : Arrays.copyOf(examples.doubles(), Math.min(count, examples.shape()[0]) * size);
        this.inputs = Tensor.of(values, Tensor.batchShape(values.length / size, shape));
    }

    private static boolean fits(int[] batch, int[] shape) {
        return batch.length == shape.length + 1
                && batch[0] > 0
                && Arrays.equals(Arrays.copyOfRange(batch, 1, batch.length), shape);
    }

    private static int count(Network network) {
        long parameters = Architectures.parameterShapes(network.architecture()).values().stream()
                .mapToLong(shape -> Tensor.sizeOf(shape))
                .sum();
        long each = Double.BYTES * parameters * Architectures.outputs(network.architecture());
        if (each > JACOBIAN_BYTES) {
            throw new UserError(
                    "the derivatives of one example take %,d MiB, the self-test holds them whole in at most %,d"
                            .formatted(each >> 20, JACOBIAN_BYTES >> 20),
                    "--model",
                    "Test the same architecture with fewer outputs or a smaller width");
        }
        return (int) Math.min(MOST_EXAMPLES, JACOBIAN_BYTES / each);
    }

    /**
     * In double precision. Biases and offsets that are all zero, as before training, get small numbers: with zeros some
     * inputs of ReLUs are exactly zero, where there is no derivative to compare with.
     */
    private static Network generic(Network network) {
        SplittableRandom random = new SplittableRandom(13);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        new TreeMap<>(network.parameters()).forEach((name, tensor) -> {
            double[] values = tensor.doubles().clone();
            boolean shift = name.endsWith("/b") || name.endsWith("/offset");
            if (shift && Arrays.stream(values).allMatch(value -> value == 0)) {
                for (int i = 0; i < values.length; i++) values[i] = random.nextDouble(-0.1, 0.1);
            }
            parameters.put(name, Tensor.of(values, tensor.shape()));
        });
        return new Network(network.architecture(), parameters);
    }

    public List<CheckResult> run() {
        List<CheckResult> checks = new ArrayList<>();
        KernelMatrix full = kernel(KernelKind.FULL, Precision.FLOAT64);
        try (Jacobian jacobian = Jacobian.of(network, inputs)) {
            FiniteDifferences differences = new FiniteDifferences(network, inputs, jacobian);
            checks.add(differences.alongDirections());
            checks.add(differences.byParameter());
            Matrix brute = jacobian.gram();
            KernelMatrix single = kernel(KernelKind.FULL, Precision.FLOAT32);
            checks.add(below("kernel, float64 against J J^T", distance(full.matrix(), brute), 1e-9));
            checks.add(below("kernel, float32 against J J^T", distance(single.matrix(), brute), 1e-4));
            checks.add(below("class-mean kernel against J J^T", classMean(brute, full.n(), full.d()), 1e-9));
            checks.add(below("ASC in float32, ridge 1e-4", complexity(full, single), 1e-3));
        }
        checks.addAll(new Identities(full).checks());
        return checks;
    }

    private KernelMatrix kernel(KernelKind kind, Precision precision) {
        return new StructuredKernel().compute(network, inputs, kind, precision, JobControl.none());
    }

    private double classMean(Matrix full, int n, int d) {
        double[] mean = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < d; c++) mean[i * n + j] += full.get(i * d + c, j * d + c) / d;
            }
        }
        return distance(kernel(KernelKind.CLASS_MEAN, Precision.FLOAT64).matrix(), new Matrix(n, n, mean));
    }

    private static double complexity(KernelMatrix wide, KernelMatrix single) {
        double[] y = new SplittableRandom(9)
                .doubles((long) wide.n() * wide.d(), -1, 1)
                .toArray();
        try (FactoredKernel one = FactoredKernel.factor(wide, 1e-4);
                FactoredKernel other = FactoredKernel.factor(single, 1e-4)) {
            return Math.abs(other.complexity(y).adjusted() / one.complexity(y).adjusted() - 1);
        }
    }

    /** Relative, in the Frobenius norm. */
    private static double distance(Matrix actual, Matrix expected) {
        return distance(actual.values(), expected.values());
    }

    /** {@code |actual - expected| / |expected|}. */
    static double distance(double[] actual, double[] expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        return Math.sqrt(difference / norm);
    }

    /** A check that a relative difference is small; what is not a number is not. */
    static CheckResult below(String name, double relative, double limit) {
        return new CheckResult(
                name, relative <= limit, "relative difference %.1e, at most %.0e".formatted(relative, limit));
    }
}
