package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.KernelPlan.Pass;
import org.limbeck.kernel.LayerPlan.Form;
import org.limbeck.kernel.operation.Graph;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.Nonlinearity;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

class KernelPlanTest {
    private static final SmallNetworks BUILDER = new SmallNetworks(1, 2, 12, 12)
            .convolution(2, 4, 3, 1, 1)
            .batchNorm(4)
            .activation(Nonlinearity.RELU)
            .convolution(4, 40, 5, 2, 0)
            .activation(Nonlinearity.TANH)
            .convolution(40, 40, 4, 1, 0)
            .flatten()
            .dense(40, 6, true);
    private static final Network NETWORK = BUILDER.build();
    private static final Tensor INPUTS = BUILDER.inputs(40);

    private static List<Pass> passes(int examples, KernelKind kind, long budget) {
        try (Graph graph = Graph.of(NETWORK, Precision.FLOAT64)) {
            return List.copyOf(new KernelPlan(graph, examples, kind, budget, 2).passes());
        }
    }

    @Test
    void eachLayerGetsTheFormThatSuitsIt() {
        List<Form> forms = passes(40, KernelKind.CLASS_MEAN, 1L << 30).get(0).layers().stream()
                .map(LayerPlan::form)
                .toList();
        assertThat(forms).containsExactly(Form.EXPLICIT, Form.BATCH_NORM, Form.CHUNKED, Form.PAIRED, Form.DENSE);
    }

    @Test
    void everyOutputAndLayerIsServedExactlyOnceWithinAnyBudget() {
        for (KernelKind kind : KernelKind.values()) {
            for (long budget = 1; budget < 1L << 24; budget *= 4) {
                int carried = kind == KernelKind.SUM_OF_LOGITS ? 1 : 6;
                int[][] served = new int[carried][20];
                for (Pass pass : passes(40, kind, budget)) {
                    for (LayerPlan layer : pass.layers()) {
                        for (int k = 0; k < pass.outputs(); k++) {
                            served[pass.firstOutput() + k][layer.operation().slot()]++;
                        }
                    }
                }
                for (int[] output : served) {
                    assertThat(output).containsOnly(0, 1);
                    assertThat(output).startsWith(0, 1, 1, 0, 1, 0, 1, 0, 1, 0);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet-5", "resnet-20", "mobilenet-v3-small"})
    void aPassStaysWithinTheBudgetUnlessOneLayerNeedsMore(String model) {
        Network network = Initialiser.initialise(
                new BuiltInModels().build(new ModelSpec(model, 1), new int[] {3, 32, 32}, 10), 1);
        try (Graph graph = Graph.of(network, Precision.FLOAT32)) {
            for (KernelKind kind : KernelKind.values()) {
                KernelPlan whole = new KernelPlan(graph, 1000, kind, Long.MAX_VALUE, 2);
                for (long budget = 1L << 16; budget < whole.blockBytes(); budget *= 4) {
                    KernelPlan plan = new KernelPlan(graph, 1000, kind, budget, 2);
                    int least = kind == KernelKind.FULL ? 10 : 1;
                    for (Pass pass : plan.passes()) {
                        boolean smallest = pass.layers().size() == 1 && pass.outputs() == least;
                        long bytes = plan.blockElements(pass) * Float.BYTES;
                        if (!smallest) assertThat(bytes).isLessThanOrEqualTo(budget);
                    }
                    assertThat(plan.passes().size()).isGreaterThan(1);
                    assertThat(plan.blockBytes()).isLessThan(whole.blockBytes());
                }
            }
        }
    }

    /** A computation that takes more than its plan counted fails, so that this also holds the count. */
    @ParameterizedTest
    @EnumSource(KernelKind.class)
    void everyBudgetGivesTheSameKernel(KernelKind kind) {
        Network residual = Initialiser.initialise(
                new BuiltInModels().build(new ModelSpec("resnet-20", 0.5), new int[] {3, 16, 16}, 3), 1);
        Tensor images = new SmallNetworks(5, 3, 16, 16).inputs(12);
        for (Network network : List.of(NETWORK, residual)) {
            Tensor inputs = network == NETWORK ? INPUTS : images;
            double[] whole = kernel(network, inputs, kind, 1L << 30);
            for (long budget = 1L << 10; budget < 1L << 23; budget *= 8) {
                assertThat(kernel(network, inputs, kind, budget))
                        .containsExactly(whole, Offset.offset(1e-10 * whole[0]));
            }
        }
    }

    private static double[] kernel(Network network, Tensor inputs, KernelKind kind, long budget) {
        return new StructuredKernel(2, budget)
                .compute(network, inputs, kind, Precision.FLOAT64, JobControl.none())
                .matrix()
                .values();
    }

    @Test
    void aSmallBudgetMeansMorePassesAndASmallerBlock() {
        KernelForecast generous =
                new StructuredKernel(2, 1L << 30).forecast(NETWORK, 4000, KernelKind.CLASS_MEAN, Precision.FLOAT64);
        KernelForecast tight =
                new StructuredKernel(2, 1L << 25).forecast(NETWORK, 4000, KernelKind.CLASS_MEAN, Precision.FLOAT64);
        assertThat(generous.passes()).isEqualTo(1);
        assertThat(tight.passes()).isGreaterThan(1);
        assertThat(tight.blockBytes()).isLessThan(generous.blockBytes());
        assertThat(tight.work()).isGreaterThan(generous.work());
        assertThat(generous.kernelBytes()).isGreaterThanOrEqualTo(8L * 4000 * 4000);
        assertThat(generous.bytes()).isGreaterThan(generous.kernelBytes() + generous.blockBytes());
    }

    @ParameterizedTest
    @EnumSource(KernelKind.class)
    void progressEndsAtTheForecastWork(KernelKind kind) {
        List<Double> reported = new ArrayList<>();
        List<Double> totals = new ArrayList<>();
        JobControl control = new JobControl() {
            @Override
            public void report(double done, double total, String note) {
                reported.add(done);
                totals.add(total);
            }

            @Override
            public void checkCancelled() {}
        };
        StructuredKernel kernel = new StructuredKernel(2, 1L << 20);
        kernel.compute(NETWORK, INPUTS, kind, Precision.FLOAT32, control);
        double work = kernel.forecast(NETWORK, 40, kind, Precision.FLOAT32).work();
        assertThat(totals).containsOnly(work);
        assertThat(reported).isSorted();
        assertThat(reported.get(reported.size() - 1)).isCloseTo(work, Offset.offset(0.1 * work));
    }
}
