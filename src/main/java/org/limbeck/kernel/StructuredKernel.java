package org.limbeck.kernel;

import java.io.IOException;
import java.nio.file.Path;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.TileMemory;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.network.Network;
import org.limbeck.numeric.BlasThreads;
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

    /** Rows of the largest square matrix in one Java array. */
    public static final int LARGEST_ROWS = 46_340;

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
            requireRoom(graph, plan, n, kind);
            try (BlasThreads single = BlasThreads.single();
                    Workers workers = new Workers(threads, control, plan.work());
                    Block examples = Block.of(precision, inputs);
                    KernelComputation computation = new KernelComputation(graph, plan, examples, n, kind, workers)) {
                Matrix matrix = computation.run();
                requireFinite(matrix.values());
                return new KernelMatrix(matrix, kind, n, graph.outputs());
            }
        }
    }

    /**
     * Like {@link #compute}, for kernels beyond memory and beyond the 46,340 rows of a Java array: the kernel grows in a
     * mapped file beside the target and is then written as {@code .npy} in the precision of its arithmetic. Takes
     * {@code 1.5 (nd)^2} numbers of disk while it works, {@code (nd)^2} afterwards; memory only for blocks and walks,
     * the file cache apart.
     *
     * @param file target; appears whole or not at all
     * @return {@code Tr} of the stored matrix
     * @throws UserError as {@link #compute}, and when the disk is full or cannot be written
     */
    public double write(
            Network network, Tensor inputs, KernelKind kind, Precision precision, Path file, JobControl control) {
        try (Graph graph = Graph.of(network, precision)) {
            int n = graph.requireInputs(inputs);
            KernelPlan plan = new KernelPlan(graph, n, kind, blockBytes, threads);
            KernelFile target = new KernelFile(file, precision, rows(graph, n, kind));
            target.requireDisk();
            try (BlasThreads single = BlasThreads.single();
                    Workers workers = new Workers(threads, control, plan.work());
                    Block examples = Block.of(precision, inputs);
                    TileMemory tiles = TileMemory.file(target.tiles(), precision);
                    KernelComputation computation =
                            new KernelComputation(graph, plan, examples, n, kind, workers, tiles)) {
                computation.run(target);
                return target.trace();
            }
        } catch (IOException e) {
            throw KernelFile.fault(file, e);
        }
    }

    private static int rows(Graph graph, int n, KernelKind kind) {
        return new Rows(n, kind == KernelKind.FULL ? graph.outputs() : 1, kind == KernelKind.FULL).count();
    }

    /** Whether a kernel of so many rows can be held on the Java heap as it is now. */
    public static boolean fitsInMemory(long rows) {
        Runtime machine = Runtime.getRuntime();
        long free = machine.maxMemory() - machine.totalMemory() + machine.freeMemory();
        return rows <= LARGEST_ROWS && rows * rows * Double.BYTES < free;
    }

    private static void requireRoom(Graph graph, KernelPlan plan, int n, KernelKind kind) {
        long side = rows(graph, n, kind);
        if (fitsInMemory(side)) return;
        KernelForecast forecast = KernelForecast.of(plan, graph, n, kind, 1);
        String limit = side > LARGEST_ROWS ? "more than the 46,340 of one array" : "more than the Java heap has free";
        throw new UserError(
                "the %s kernel of %,d examples has %,d rows, %s: %,d MiB and %.2g floating-point operations in all"
                        .formatted(kind.label(), n, side, limit, forecast.bytes() >> 20, forecast.work()),
                "kernel",
                "use fewer examples or the class-mean kernel, write it to a file with the ntk command, or give Java more"
                        + " memory (-Xmx)");
    }

    static void requireFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new UserError(
                        "the kernel is not finite",
                        "network",
                        "use a checkpoint from before the training diverged, or 64-bit precision");
            }
        }
    }
}
