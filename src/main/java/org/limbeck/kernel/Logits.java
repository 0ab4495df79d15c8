package org.limbeck.kernel;

import org.limbeck.base.JobControl;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.kernel.operation.Walk;
import org.limbeck.network.Network;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/** A network's logits by the same arithmetic as its kernel: forward only, batch normalisation in inference mode. */
public final class Logits {
    private static final int BATCH = 16;

    private Logits() {}

    /**
     * @param inputs {@code (n, shape of one example)}
     * @return {@code (n, d)} in the given precision
     * @throws org.limbeck.base.UserError when inputs or parameters do not fit
     */
    public static Tensor of(Network network, Tensor inputs, Precision precision) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Graph graph = Graph.of(network, precision)) {
            int n = graph.requireInputs(inputs);
            double[] logits = new double[Math.multiplyExact(n, graph.outputs())];
            try (BlasThreads single = BlasThreads.single();
                    Workers workers = new Workers(threads, JobControl.none(), 0);
                    Block examples = Block.of(precision, inputs)) {
                forward(graph, examples, n, workers, logits);
            }
            Tensor wide = Tensor.of(logits, n, graph.outputs());
            return precision == Precision.FLOAT64 ? wide : Tensor.of(wide.floats(), n, graph.outputs());
        }
    }

    private static void forward(Graph graph, Block examples, int n, Workers workers, double[] logits) {
        Walk[] walks = new Walk[workers.threads()];
        for (int i = 0; i < walks.length; i++) walks[i] = new Walk(graph, BATCH, 0);
        try {
            int d = graph.outputs();
            workers.run((n + BATCH - 1) / BATCH, (worker, item) -> {
                int first = item * BATCH;
                int count = Math.min(BATCH, n - first);
                walks[worker].forward(examples, first, count);
                walks[worker].value(graph.output().slot()).read(0, logits, first * d, count * d);
            });
        } finally {
            for (Walk walk : walks) walk.close();
        }
    }
}
