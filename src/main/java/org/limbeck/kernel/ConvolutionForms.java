package org.limbeck.kernel;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.LayerPlan.Form;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.network.Network;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

/**
 * Computes the kernel of a network with its convolutions in each of the forms between which {@link LayerPlan} chooses,
 * under a stop-watch: by this the cost model was calibrated ({@code docs/kernels.md}, Cost).
 */
public final class ConvolutionForms {
    private static final List<Form> FORMS = List.of(Form.EXPLICIT, Form.CHUNKED, Form.PAIRED);
    private static final long BUDGET = 8L << 30;
    /** Not timed when it counts so many times the operations of the form that is taken. */
    private static final double HOPELESS = 20;

    private final int threads;

    /**
     * One form measured.
     *
     * @param form its name, e.g. {@code paired}
     * @param seconds least of all rounds, walks included; NaN for a form that counts 20 times the operations of the one
     *     taken, which is not timed
     * @param work floating-point operations counted for it, walks included
     * @param chosen whether the cost model takes it
     * @param trace of the kernel, which all forms must agree in
     */
    public record Time(String form, double seconds, double work, boolean chosen, double trace) {}

    public ConvolutionForms(int threads) {
        this.threads = threads;
    }

    /**
     * Forms take turns, so that whatever else the machine does meets them alike.
     *
     * @param network with one convolution, without groups
     * @param inputs {@code (n, c, h, w)}
     */
    public List<Time> measure(Network network, Tensor inputs, KernelKind kind, Precision precision, int rounds) {
        try (Graph graph = Graph.of(network, precision)) {
            int n = graph.requireInputs(inputs);
            Form cheapest = convolution(plan(graph, n, kind, LayerChoice.CHEAPEST));
            double least = work(graph, n, kind, cheapest);
            Map<Form, Time> times = new EnumMap<>(Form.class);
            for (Form form : FORMS) {
                double work = work(graph, n, kind, form);
                if (work > HOPELESS * least) times.put(form, new Time(name(form), Double.NaN, work, false, Double.NaN));
            }
            List<Form> worthwhile =
                    FORMS.stream().filter(form -> !times.containsKey(form)).toList();
            // The first round is for the compiler.
            for (Form form : worthwhile) time(graph, inputs, n, kind, form, cheapest);
            for (int round = 0; round < rounds; round++) {
                for (Form form : worthwhile) {
                    Time now = time(graph, inputs, n, kind, form, cheapest);
                    times.merge(form, now, (before, after) -> before.seconds <= after.seconds ? before : after);
                }
            }
            return FORMS.stream().map(times::get).toList();
        }
    }

    private double work(Graph graph, int n, KernelKind kind, Form form) {
        return plan(graph, n, kind, LayerChoice.convolutionsBy(form)).work();
    }

    private static String name(Form form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private Time time(Graph graph, Tensor inputs, int n, KernelKind kind, Form form, Form cheapest) {
        KernelPlan plan = plan(graph, n, kind, LayerChoice.convolutionsBy(form));
        long start = System.nanoTime();
        Matrix kernel;
        try (BlasThreads single = BlasThreads.single();
                Workers workers = new Workers(threads, JobControl.none(), plan.work());
                Block examples = Block.of(graph.precision(), inputs);
                KernelComputation computation = new KernelComputation(graph, plan, examples, n, kind, workers)) {
            kernel = computation.run();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double trace = 0;
        for (int i = 0; i < kernel.rows(); i++) trace += kernel.get(i, i);
        return new Time(name(form), seconds, plan.work(), form == cheapest, trace);
    }

    private KernelPlan plan(Graph graph, int n, KernelKind kind, LayerChoice choice) {
        return new KernelPlan(graph, n, kind, BUDGET, threads, choice);
    }

    private static Form convolution(KernelPlan plan) {
        return plan.passes().get(0).layers().stream()
                .filter(layer -> layer.operation() instanceof ConvolutionOperation)
                .findFirst()
                .orElseThrow()
                .form();
    }
}
