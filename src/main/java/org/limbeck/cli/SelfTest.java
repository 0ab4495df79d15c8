package org.limbeck.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.Logits;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.BuiltInModels;
import org.limbeck.network.Initialiser;
import org.limbeck.network.ModelSpec;
import org.limbeck.network.Network;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Similarity;

/**
 * Checks a model's kernel and the theory's identities on the user's own machine ({@code docs/theory.md}, sections 2 and
 * 5). The kernel is checked by finite differences: moving the parameters along {@code J^T v} must move the logits by
 * {@code K v}.
 */
final class SelfTest {
    private static final int EXAMPLES = 4;
    private static final int OUTPUTS = 3;

    private final ModelSpec model;

    SelfTest(ModelSpec model) {
        this.model = model;
    }

    List<DoctorCommand.Check> run() {
        int[] shape = model.name().equals("mlp") ? new int[] {12} : new int[] {3, 32, 32};
        Network network = wide(Initialiser.initialise(new BuiltInModels().build(model, shape, OUTPUTS), 3));
        Tensor inputs = inputs(shape);
        KernelMatrix kernel = kernel(network, inputs, Precision.FLOAT64);
        List<DoctorCommand.Check> checks = new ArrayList<>();
        checks.add(traceByFiniteDifferences(network, inputs, kernel));
        checks.add(precisionsAgree(network, inputs, kernel));
        checks.add(scaleFree(kernel));
        checks.add(selfSimilar(kernel));
        return checks;
    }

    private static KernelMatrix kernel(Network network, Tensor inputs, Precision precision) {
        return new StructuredKernel().compute(network, inputs, KernelKind.FULL, precision, JobControl.none());
    }

    private static Network wide(Network network) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        network.parameters()
                .forEach((name, tensor) -> parameters.put(name, Tensor.of(tensor.doubles(), tensor.shape())));
        return new Network(network.architecture(), parameters);
    }

    private static Tensor inputs(int[] shape) {
        int size = Tensor.sizeOf(shape);
        int[] batch = new int[shape.length + 1];
        batch[0] = EXAMPLES;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return Tensor.of(
                new SplittableRandom(5).doubles((long) EXAMPLES * size, -1, 1).toArray(), batch);
    }

    /**
     * For a random parameter direction {@code u} of unit variance, {@code E |J u|^2 = Tr K}; the same directions give
     * {@code J u} by central differences of the logits.
     */
    private static DoctorCommand.Check traceByFiniteDifferences(Network network, Tensor inputs, KernelMatrix kernel) {
        int draws = 200;
        double step = 1e-5;
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] ahead = Logits.of(moved(network, draw, step), inputs, Precision.FLOAT64)
                    .doubles();
            double[] behind = Logits.of(moved(network, draw, -step), inputs, Precision.FLOAT64)
                    .doubles();
            double norm = 0;
            for (int i = 0; i < ahead.length; i++) norm += Math.pow((ahead[i] - behind[i]) / (2 * step), 2);
            sum += norm;
            squares += norm * norm;
        }
        double mean = sum / draws;
        double deviation = Math.sqrt((squares / draws - mean * mean) / draws);
        double distance = Math.abs(mean - kernel.trace()) / deviation;
        return new DoctorCommand.Check(
                "kernel by finite differences",
                distance < 5,
                "trace %.5g, from %d random directions %.5g, %.1f standard errors apart"
                        .formatted(kernel.trace(), draws, mean, distance));
    }

    /** Trainable parameters moved by {@code step} along random signs. */
    private static Network moved(Network network, long seed, double step) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        new java.util.TreeMap<>(network.parameters()).forEach((name, tensor) -> {
            boolean trainable = !name.endsWith("/mean") && !name.endsWith("/variance");
            double[] values = tensor.doubles().clone();
            if (trainable) {
                for (int i = 0; i < values.length; i++) values[i] += random.nextBoolean() ? step : -step;
            }
            parameters.put(name, Tensor.of(values, tensor.shape()));
        });
        return new Network(network.architecture(), parameters);
    }

    private static DoctorCommand.Check precisionsAgree(Network network, Tensor inputs, KernelMatrix wide) {
        KernelMatrix single = kernel(network, inputs, Precision.FLOAT32);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < wide.matrix().values().length; i++) {
            difference += Math.pow(wide.matrix().values()[i] - single.matrix().values()[i], 2);
            norm += Math.pow(wide.matrix().values()[i], 2);
        }
        double relative = Math.sqrt(difference / norm);
        return new DoctorCommand.Check(
                "float32 against float64", relative < 1e-4, "relative difference %.2g".formatted(relative));
    }

    private static DoctorCommand.Check scaleFree(KernelMatrix kernel) {
        double[] y = new SplittableRandom(7)
                .doubles((long) kernel.n() * kernel.d(), -1, 1)
                .toArray();
        double[] scaled = kernel.matrix().values().clone();
        for (int i = 0; i < scaled.length; i++) scaled[i] *= 3;
        Matrix matrix = new Matrix(kernel.matrix().rows(), kernel.matrix().columns(), scaled);
        try (FactoredKernel one = FactoredKernel.factor(kernel, 1e-6);
                FactoredKernel three =
                        FactoredKernel.factor(new KernelMatrix(matrix, kernel.kind(), kernel.n(), kernel.d()), 1e-6)) {
            Complexity plain = one.complexity(y);
            double relative = Math.abs(three.complexity(y).adjusted() / plain.adjusted() - 1);
            return new DoctorCommand.Check(
                    "ASC(y; 3K) = ASC(y; K)", relative < 1e-8, "relative difference %.2g".formatted(relative));
        }
    }

    private static DoctorCommand.Check selfSimilar(KernelMatrix kernel) {
        double cka = Similarity.cka(kernel.matrix(), kernel.matrix());
        return new DoctorCommand.Check("CKA of a kernel with itself", Math.abs(cka - 1) < 1e-9, "%.12f".formatted(cka));
    }
}
