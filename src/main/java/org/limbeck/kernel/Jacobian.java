package org.limbeck.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.contribution.BatchNormContribution;
import org.limbeck.kernel.contribution.Contribution;
import org.limbeck.kernel.contribution.ConvolutionBias;
import org.limbeck.kernel.contribution.ExplicitConvolution;
import org.limbeck.kernel.contribution.ExplicitDense;
import org.limbeck.kernel.gram.Features;
import org.limbeck.kernel.gram.Features.Segment;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.operation.BatchNormOperation;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.DenseOperation;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.kernel.operation.Operation;
import org.limbeck.kernel.operation.Walk;
import org.limbeck.network.Network;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/**
 * The whole Jacobian of the logits in the trainable parameters, {@code nd x P} doubles off the heap, for a handful of
 * examples: what the self-test holds the kernel and finite differences against. Nothing else forms it.
 */
public final class Jacobian implements AutoCloseable {
    private final Block block;
    private final Rows rows;
    private final long parameters;
    private final Map<String, Segment> segments;

    private Jacobian(Block block, Rows rows, long parameters, Map<String, Segment> segments) {
        this.block = block;
        this.rows = rows;
        this.parameters = parameters;
        this.segments = segments;
    }

    /**
     * One walk forward and back; memory {@code 8 n d P} bytes.
     *
     * @param inputs {@code (n, shape of one example)}
     * @throws org.limbeck.base.UserError when inputs or parameters do not fit
     */
    public static Jacobian of(Network network, Tensor inputs) {
        try (Graph graph = Graph.of(network, Precision.FLOAT64);
                BlasThreads single = BlasThreads.single()) {
            int n = graph.requireInputs(inputs);
            Rows rows = new Rows(n, graph.outputs(), true);
            Map<String, Segment> segments = segments(graph);
            long parameters =
                    segments.values().stream().mapToLong(Segment::length).sum();
            Block block = Block.allocate(Precision.FLOAT64, rows.count() * parameters);
            try (Block examples = Block.of(Precision.FLOAT64, inputs)) {
                walk(graph, examples, n, contributions(graph, new Features(block, rows, parameters), segments));
            }
            return new Jacobian(block, rows, parameters, segments);
        }
    }

    private static Map<String, Segment> segments(Graph graph) {
        Map<String, Segment> segments = new LinkedHashMap<>();
        for (Operation operation : graph.operations()) {
            String node = operation.name();
            if (operation instanceof DenseOperation dense) {
                append(
                        segments,
                        node + "/W",
                        (long) dense.size() * dense.input(0).size());
                if (dense.hasBias()) append(segments, node + "/b", dense.size());
            } else if (operation instanceof ConvolutionOperation convolution) {
                append(segments, node + "/W", (long) convolution.channels() * convolution.tapsPerGroup());
                if (convolution.hasBias()) append(segments, node + "/b", convolution.channels());
            } else if (operation instanceof BatchNormOperation norm) {
                append(segments, node + "/gain", norm.channels());
                append(segments, node + "/offset", norm.channels());
            }
        }
        return segments;
    }

    private static void append(Map<String, Segment> segments, String name, long length) {
        long used = segments.values().stream().mapToLong(Segment::length).sum();
        segments.put(name, new Segment(used, length));
    }

    private static Map<Integer, Walk.Visitor> contributions(
            Graph graph, Features features, Map<String, Segment> segments) {
        Map<Integer, Walk.Visitor> visitors = new LinkedHashMap<>();
        for (Operation operation : graph.operations()) {
            String node = operation.name();
            Segment bias = segments.get(node + "/b");
            if (operation instanceof DenseOperation dense) {
                Contribution it = new ExplicitDense(dense, features, segment(segments, node + "/W"), bias);
                visitors.put(dense.slot(), (at, walk, sensitivity) -> it.record(walk, 0, sensitivity));
            } else if (operation instanceof ConvolutionOperation convolution) {
                Contribution it = new ExplicitConvolution(convolution, features, segment(segments, node + "/W"));
                ConvolutionBias offset = bias == null ? null : new ConvolutionBias(convolution, features, bias);
                visitors.put(convolution.slot(), (at, walk, sensitivity) -> {
                    it.record(walk, 0, sensitivity);
                    if (offset != null) offset.record(walk, 0, sensitivity);
                });
            } else if (operation instanceof BatchNormOperation norm) {
                Contribution it = new BatchNormContribution(
                        norm, features, segment(segments, node + "/gain"), segment(segments, node + "/offset"));
                visitors.put(norm.slot(), (at, walk, sensitivity) -> it.record(walk, 0, sensitivity));
            }
        }
        return visitors;
    }

    private static Segment segment(Map<String, Segment> segments, String parameter) {
        return Objects.requireNonNull(segments.get(parameter), parameter);
    }

    private static void walk(Graph graph, Block examples, int n, Map<Integer, Walk.Visitor> visitors) {
        int d = graph.outputs();
        boolean[] wanted = new boolean[graph.slots()];
        for (int slot : visitors.keySet()) wanted[slot] = true;
        try (Walk walk = new Walk(graph, n, d);
                Block seed = Block.allocate(Precision.FLOAT64, (long) d * d)) {
            seed.zero(0, seed.size());
            for (int k = 0; k < d; k++) seed.set((long) k * d + k, 1);
            walk.prepare(d, graph.downstreamOf(wanted));
            walk.forward(examples, 0, n);
            walk.backward(seed, (operation, at, sensitivity) -> {
                Walk.Visitor visitor = visitors.get(operation.slot());
                if (visitor != null) visitor.visit(operation, at, sensitivity);
            });
        }
    }

    /** {@code P}. */
    public long parameters() {
        return parameters;
    }

    /** {@code J J^T}, {@code nd x nd}. */
    public Matrix gram() {
        int side = rows.count();
        int stride = Math.toIntExact(parameters);
        double[] values = new double[side * side];
        try (BlasThreads single = BlasThreads.single();
                Block product = Block.allocate(Precision.FLOAT64, (long) side * side)) {
            View all = new View(block, 0, stride);
            product.multiply(new Block.Product(side, side, stride, false, true), 1, all, all, 0, 0, side);
            product.read(0, values, 0, values.length);
        }
        return new Matrix(side, side, values);
    }

    /**
     * {@code J u}: how the logits move when the parameters move along {@code u}.
     *
     * @param direction by {@code node/parameter}, every trainable parameter
     * @return {@code n x d}
     */
    public double[] times(Map<String, double[]> direction) {
        double[] moved = new double[rows.count()];
        for (int row = 0; row < moved.length; row++) {
            for (Map.Entry<String, Segment> entry : segments.entrySet()) {
                double[] u = Objects.requireNonNull(direction.get(entry.getKey()), entry.getKey());
                long start = row * parameters + entry.getValue().offset();
                for (int i = 0; i < u.length; i++) moved[row] += block.get(start + i) * u[i];
            }
        }
        return moved;
    }

    /** {@code J^T v} by {@code node/parameter}. @param weights {@code v}, {@code n x d} */
    public Map<String, double[]> transposeTimes(double[] weights) {
        Map<String, double[]> direction = new LinkedHashMap<>();
        segments.forEach((name, segment) -> {
            double[] sum = new double[Math.toIntExact(segment.length())];
            for (int row = 0; row < weights.length; row++) {
                long start = row * parameters + segment.offset();
                for (int i = 0; i < sum.length; i++) sum[i] += weights[row] * block.get(start + i);
            }
            direction.put(name, sum);
        });
        return direction;
    }

    @Override
    public void close() {
        block.close();
    }
}
