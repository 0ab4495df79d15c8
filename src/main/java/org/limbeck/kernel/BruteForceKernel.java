package org.limbeck.kernel;

import org.limbeck.base.JobControl;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.network.Network;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * The kernel the plain way, as the baseline of {@code bench ntk}: one backward pass for each example, the derivatives of
 * every weight formed, and {@code J J^T} by matrix products. It is a kind baseline: the {@code n x P} Jacobian would not
 * fit in memory, so each slab of its columns is formed once, contracted and dropped, with the same tiles, threads and
 * BLAS as {@link StructuredKernel}; no derivative is computed twice. Work: {@code n^2 P}, for {@code P} parameters
 * ({@code (nd)^2 P} for the full kernel).
 */
public final class BruteForceKernel implements NeuralTangentKernel {
    private static final long SLAB_BYTES = 512L << 20;

    private final int threads;

    public BruteForceKernel(int threads) {
        this.threads = threads;
    }

    /** Floating-point operations of {@link #compute}. */
    public double work(Network network, int examples, KernelKind kind, Precision precision) {
        try (Graph graph = Graph.of(network, precision)) {
            return plan(graph, examples, kind).work();
        }
    }

    private KernelPlan plan(Graph graph, int examples, KernelKind kind) {
        return KernelPlan.bruteForce(graph, examples, kind, SLAB_BYTES, threads);
    }

    @Override
    public KernelMatrix compute(
            Network network, Tensor inputs, KernelKind kind, Precision precision, JobControl control) {
        try (Graph graph = Graph.of(network, precision)) {
            int n = graph.requireInputs(inputs);
            KernelPlan plan = plan(graph, n, kind);
            try (BlasThreads single = BlasThreads.single();
                    Workers workers = new Workers(threads, control, plan.work());
                    Block examples = Block.of(precision, inputs);
                    KernelComputation computation = new KernelComputation(graph, plan, examples, n, kind, workers)) {
                return new KernelMatrix(computation.run(), kind, n, graph.outputs());
            }
        }
    }
}
