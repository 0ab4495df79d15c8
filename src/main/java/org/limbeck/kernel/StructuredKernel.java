package org.limbeck.kernel;

import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.network.Network;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * The empirical NTK layer by layer ({@code docs/theory.md}, section 5): walks the network forward and back over small
 * blocks of examples, keeps each layer's inputs and sensitivities or its explicit derivatives, and adds the layers' Gram
 * matrices. The probe, the {@code ntk} command and the kernel panel call it.
 *
 * <p>Work for {@code n} examples, {@code d} carried outputs, {@code F} operations of a forward walk and {@code P}
 * convolution weights: {@code n F (1 + 2 d)} for walking and forming, {@code n^2 d P} for the Gram matrices
 * ({@code (nd)^2 P} for the full kernel); dense layers cost only {@code n^2 d (in + out)}. Memory: the kernel, and
 * blocks within the budget unless a single layer needs more; {@link KernelForecast} says both beforehand. The result
 * does not depend on the number of threads' timing.
 */
public final class StructuredKernel implements NeuralTangentKernel {
    /** What layers may keep for all examples, by default. */
    public static final long DEFAULT_BLOCK_BYTES = 1L << 30;

    private final int threads;
    private final long blockBytes;

    /** All processors, {@link #DEFAULT_BLOCK_BYTES}. */
    public StructuredKernel() {
        this(Runtime.getRuntime().availableProcessors(), DEFAULT_BLOCK_BYTES);
    }

    /**
     * @param threads at least 1
     * @param blockBytes budget for what layers keep for all examples; fewer bytes mean more passes
     */
    public StructuredKernel(int threads, long blockBytes) {
        if (threads < 1 || blockBytes < 1) throw new IllegalArgumentException(threads + " threads, " + blockBytes);
        this.threads = threads;
        this.blockBytes = blockBytes;
    }

    /**
     * What {@link #compute} will cost.
     *
     * @throws UserError when the network does not fit together
     */
    public KernelForecast forecast(Network network, int examples, KernelKind kind, Precision precision) {
        try (Graph graph = Graph.of(network, precision)) {
            return KernelForecast.of(
                    new KernelPlan(graph, examples, kind, blockBytes, threads), graph, examples, kind, threads);
        }
    }

    /** {@inheritDoc} @throws UserError when inputs or parameters do not fit, or the kernel is not finite */
    @Override
    public KernelMatrix compute(
            Network network, Tensor inputs, KernelKind kind, Precision precision, JobControl control) {
        try (Graph graph = Graph.of(network, precision)) {
            int n = graph.requireInputs(inputs);
            KernelPlan plan = new KernelPlan(graph, n, kind, blockBytes, threads);
            try (BlasThreads single = BlasThreads.single();
                    Workers workers = new Workers(threads, control, plan.work());
                    Block examples = Block.of(precision, inputs);
                    KernelComputation computation = new KernelComputation(graph, plan, examples, n, kind, workers)) {
                Matrix matrix = computation.run();
                requireFinite(matrix);
                return new KernelMatrix(matrix, kind, n, graph.outputs());
            }
        }
    }

    private static void requireFinite(Matrix matrix) {
        for (double value : matrix.values()) {
            if (!Double.isFinite(value)) {
                throw new UserError(
                        "the kernel is not finite",
                        "network",
                        "use a checkpoint from before the training diverged, or 64-bit precision");
            }
        }
    }
}
