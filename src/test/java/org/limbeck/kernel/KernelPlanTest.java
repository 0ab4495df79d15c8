package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.KernelPlan.Pass;
import org.limbeck.kernel.LayerPlan.Form;
import org.limbeck.network.Network;
import org.limbeck.network.Nonlinearity;
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
