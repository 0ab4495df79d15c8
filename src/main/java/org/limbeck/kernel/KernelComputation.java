package org.limbeck.kernel;

import java.io.IOException;
import java.util.Arrays;
import org.limbeck.kernel.KernelPlan.Pass;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.TileMemory;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.kernel.operation.Walk;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.KernelKind;

/** One run of the plan: its walks, its growing kernel and its blocks. Used once and closed. */
final class KernelComputation implements AutoCloseable {
    private final Graph graph;
    private final KernelPlan plan;
    private final Block inputs;
    private final int examples;
    private final KernelKind kind;
    private final Workers workers;
    private final Walk[] walks;
    private final Storage storage;
    private final Gram gram;

    KernelComputation(Graph graph, KernelPlan plan, Block inputs, int examples, KernelKind kind, Workers workers) {
        this(graph, plan, inputs, examples, kind, workers, TileMemory.heapless(graph.precision()));
    }

    /** @param tiles borrowed */
    KernelComputation(
            Graph graph,
            KernelPlan plan,
            Block inputs,
            int examples,
            KernelKind kind,
            Workers workers,
            TileMemory tiles) {
        this.graph = graph;
        this.plan = plan;
        this.inputs = inputs;
        this.examples = examples;
        this.kind = kind;
        this.workers = workers;
        this.walks = new Walk[workers.threads()];
        for (int i = 0; i < walks.length; i++) walks[i] = new Walk(graph, plan.batch(), plan.mostOutputs());
        this.storage = new Storage(graph.precision(), plan.blockElements());
        Rows whole = new Rows(examples, kind == KernelKind.FULL ? graph.outputs() : 1, kind == KernelKind.FULL);
        this.gram = new Gram(whole, graph.precision(), workers, tiles);
    }

    /** @return {@code nd x nd} or {@code n x n}, exactly symmetric */
    Matrix run() {
        for (Pass pass : plan.passes()) run(pass);
        return gram.toMatrix(scale());
    }

    /** Like {@link #run}, but hands the kernel over in bands of rows. */
    void run(KernelFile file) throws IOException {
        for (Pass pass : plan.passes()) run(pass);
        workers.note("writing the kernel");
        file.write(gram, scale(), workers);
    }

    private double scale() {
        return kind == KernelKind.CLASS_MEAN ? 1.0 / graph.outputs() : 1;
    }

    private void run(Pass pass) {
        storage.reclaim();
        PassLayers layers = new PassLayers(plan, pass, storage);
        boolean[] wanted = plan.wanted(pass);
        for (Walk walk : walks) walk.prepare(pass.outputs(), wanted);
        workers.note("measuring the kernel: output gradients");
        int batch = plan.batch();
        double work = plan.walkWork(pass);
        try (Block seed = seed(pass)) {
            workers.run((examples + batch - 1) / batch, (worker, item) -> {
                int first = item * batch;
                int count = Math.min(batch, examples - first);
                Walk walk = walks[worker];
                walk.forward(inputs, first, count);
                walk.backward(seed, (operation, at, sensitivity) -> layers.record(operation, at, first, sensitivity));
                workers.advance(count * work);
            });
        }
        workers.note("measuring the kernel: layer by layer");
        layers.addTo(gram, workers, walks);
    }

    /** {@code (outputs, d)}: which combination of logits each carried scalar is. */
    private Block seed(Pass pass) {
        int d = graph.outputs();
        Block seed = Block.allocate(graph.precision(), (long) pass.outputs() * d);
        seed.zero(0, seed.size());
        if (kind == KernelKind.SUM_OF_LOGITS) seed.shift(0, d, 1 / Math.sqrt(d));
        else for (int k = 0; k < pass.outputs(); k++) seed.set((long) k * d + pass.firstOutput() + k, 1);
        return seed;
    }

    @Override
    public void close() {
        gram.close();
        storage.close();
        Arrays.stream(walks).forEach(Walk::close);
    }
}
