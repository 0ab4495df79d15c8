package org.limbeck.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.kernel.operation.Operation;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.KernelKind;

/**
 * The passes of one kernel computation. What layers keep for all examples must stay within the block budget, so the
 * work is cut into passes over the examples: first by outputs (each pass repeats only the forward walk), and where even
 * one output does not fit, or the full kernel needs all at once, by layers, the last ones first.
 */
final class KernelPlan {
    /** Values that one thread's walk should hold at once, to stay near the cache. */
    private static final long WALK_BYTES = 6L << 20;
    /** The block in which chunked convolutions are formed, or a quarter of the budget when that is less. */
    private static final long CHUNK_BYTES = 32L << 20;

    private final Graph graph;
    private final int examples;
    private final KernelKind kind;
    private final int threads;
    private final LayerChoice choice;
    private final boolean plain;
    private final long chunkBytes;
    private final List<Pass> passes = new ArrayList<>();

    /** One walk over all examples that carries some outputs and serves some layers. */
    record Pass(int firstOutput, int outputs, List<LayerPlan> layers) {}

    KernelPlan(Graph graph, int examples, KernelKind kind, long budget, int threads) {
        this(graph, examples, kind, budget, threads, LayerChoice.CHEAPEST);
    }

    /** The plan of {@link BruteForceKernel}: every derivative formed, examples walked one by one. */
    static KernelPlan bruteForce(Graph graph, int examples, KernelKind kind, long budget, int threads) {
        return new KernelPlan(graph, examples, kind, budget, threads, LayerChoice.PLAIN);
    }

    KernelPlan(Graph graph, int examples, KernelKind kind, long budget, int threads, LayerChoice choice) {
        this.graph = graph;
        this.examples = examples;
        this.kind = kind;
        this.threads = threads;
        this.choice = choice;
        this.plain = choice == LayerChoice.PLAIN;
        this.chunkBytes = plain ? 8 * CHUNK_BYTES : Math.min(CHUNK_BYTES, budget / 4);
        boolean full = kind == KernelKind.FULL;
        int least = full ? carried() : 1;
        List<LayerPlan> layers = layers(new Rows(examples, full ? carried() : Math.min(carried(), 4), full));
        if (full || bytes(layers, least) > budget) splitByLayers(layers, least, budget);
        else splitByOutputs(layers, budget);
    }

    private List<LayerPlan> layers(Rows rows) {
        return graph.operations().stream()
                .map(operation -> choice.of(operation, rows))
                .filter(Objects::nonNull)
                .toList();
    }

    private void splitByOutputs(List<LayerPlan> layers, long budget) {
        int most = 1;
        while (most < carried() && bytes(layers, most + 1) <= budget) most++;
        int count = (carried() + most - 1) / most;
        for (int pass = 0; pass < count; pass++) {
            int first = carried() * pass / count;
            passes.add(new Pass(first, carried() * (pass + 1) / count - first, layers));
        }
    }

    private void splitByLayers(List<LayerPlan> layers, int outputs, long budget) {
        int end = layers.size();
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && bytes(layers.subList(start - 1, end), outputs) <= budget) start--;
            for (int first = 0; first < carried(); first += outputs) {
                passes.add(new Pass(first, outputs, layers.subList(start, end)));
            }
            end = start;
        }
    }

    /** Scalars whose kernel is wanted: all logits, or their sum. */
    int carried() {
        return kind == KernelKind.SUM_OF_LOGITS ? 1 : graph.outputs();
    }

    List<Pass> passes() {
        return passes;
    }

    Rows rows(Pass pass) {
        return new Rows(examples, pass.outputs(), kind == KernelKind.FULL);
    }

    /** Most outputs of a pass. */
    int mostOutputs() {
        return passes.stream().mapToInt(Pass::outputs).max().orElse(1);
    }

    /** Examples that one thread walks together. */
    int batch() {
        if (plain) return 1;
        long fitting = WALK_BYTES / (graph.sizeOfAll() * elementBytes());
        long even = examples / (4L * threads);
        return (int) Math.max(1, Math.min(32, Math.min(fitting, even)));
    }

    /** Elements of the block in which chunked convolutions are formed; 0 when there are none. */
    long chunkElements(Pass pass) {
        return chunkElements(pass.layers(), pass.outputs());
    }

    private long chunkElements(List<LayerPlan> layers, int outputs) {
        Rows rows = new Rows(examples, outputs, kind == KernelKind.FULL);
        long least = 0;
        for (LayerPlan layer : layers) {
            if (layer.form() == LayerPlan.Form.CHUNKED) {
                long channels = ((ConvolutionOperation) layer.operation()).channelsPerGroup();
                least = Math.max(least, rows.count() * channels);
            } else if (layer.form() == LayerPlan.Form.OUTER) {
                least = Math.max(least, (long) examples * outputs * layer.shared());
            }
        }
        return least == 0 ? 0 : Math.max(least, chunkBytes / elementBytes());
    }

    /** Slots whose sensitivities a pass needs. */
    boolean[] wanted(Pass pass) {
        boolean[] marked = new boolean[graph.slots()];
        for (LayerPlan layer : pass.layers()) marked[layer.operation().slot()] = true;
        return graph.downstreamOf(marked);
    }

    /** Floating-point operations of one example's walk in a pass, forming explicit derivatives included. */
    double walkWork(Pass pass) {
        boolean[] wanted = wanted(pass);
        double back = 0;
        for (Operation operation : graph.operations()) {
            if (wanted[operation.input(0).slot()]) back += operation.work();
        }
        for (LayerPlan layer : pass.layers()) {
            if (layer.form() == LayerPlan.Form.EXPLICIT)
                back += layer.operation().work();
        }
        return graph.work() + pass.outputs() * back;
    }

    /** Floating-point operations of all walks. */
    double walkWork() {
        return passes.stream().mapToDouble(pass -> examples * walkWork(pass)).sum();
    }

    /** Elements that all walks move one at a time: values, sensitivities and unfolded patches. */
    double walkElements() {
        double total = 0;
        for (Pass pass : passes) {
            boolean[] wanted = wanted(pass);
            double once = 0;
            for (Operation operation : graph.operations()) {
                boolean back = wanted[operation.input(0).slot()];
                once += operation.elements() * (1 + (back ? pass.outputs() : 0));
            }
            total += examples * once;
        }
        return total;
    }

    /** Floating-point operations of everything. */
    double work() {
        double total = walkWork();
        for (Pass pass : passes) {
            for (LayerPlan layer : pass.layers()) total += layer.work(rows(pass));
        }
        return total;
    }

    /** Elements kept for all examples in the largest pass, the block for chunks included. */
    long blockElements() {
        return passes.stream().mapToLong(this::blockElements).max().orElse(0);
    }

    long blockElements(Pass pass) {
        return elements(pass.layers(), pass.outputs());
    }

    /** The same in bytes: within the budget unless one layer alone needs more. */
    long blockBytes() {
        return blockElements() * elementBytes();
    }

    private long bytes(List<LayerPlan> layers, int outputs) {
        return Math.multiplyExact(elements(layers, outputs), elementBytes());
    }

    private long elements(List<LayerPlan> layers, int outputs) {
        long each = layers.stream().mapToLong(layer -> layer.elements(outputs)).sum();
        return Math.addExact(Math.multiplyExact(each, (long) examples), chunkElements(layers, outputs));
    }

    private long elementBytes() {
        return graph.precision() == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
    }
}
