package org.limbeck.theory.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Margins;
import org.limbeck.theory.Targets;

/** Each cell holds what the separate formulas say of its checkpoint and temperature. */
class SupervisionGridTest {
    private static final int N = 15;
    private static final int D = 3;
    private static final int[] LABELS = new SplittableRandom(8).ints(N, 0, D).toArray();

    private static float[] logits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] logits = new float[N * D];
        for (int i = 0; i < logits.length; i++) logits[i] = (float) (4 * random.nextDouble() - 2);
        return logits;
    }

    private static FactoredKernel kernel() {
        double[] features = new SplittableRandom(1).doubles(N * N, -1, 1).toArray();
        double[] values = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) values[i * N + j] += features[i * N + k] * features[j * N + k];
            }
        }
        return FactoredKernel.factor(new KernelMatrix(new Matrix(N, N, values), KernelKind.CLASS_MEAN, N, D), 1e-3);
    }

    private static SupervisionGrid grid(FactoredKernel kernel, JobControl control) {
        return SupervisionGrid.of(
                LeaveOneOut.of(kernel, JobControl.none()),
                new SupervisionGrid.Examples(List.of(logits(1), logits(2)), logits(3), LABELS),
                new SupervisionGrid.Question(List.of(1.0, 4.0), Encoding.PROBABILITY, tau -> 0.4 / tau, 0.05),
                control);
    }

    @Test
    void cellsAreThoseOfTheSeparateFormulas() {
        try (FactoredKernel kernel = kernel()) {
            SupervisionGrid grid = grid(kernel, JobControl.none());
            LeaveOneOut forecasts = LeaveOneOut.of(kernel, JobControl.none());
            double[] labelTargets = Targets.labels(LABELS, D);
            assertThat(grid.cells()).hasSize(4);
            assertThat(grid.labelAccuracy())
                    .isEqualTo(forecasts.of(labelTargets).accuracy(LABELS));
            for (int s = 0; s < 2; s++) {
                for (int t = 0; t < 2; t++) {
                    double tau = grid.temperatures().get(t);
                    double[] y = Targets.encode(logits(s + 1), N, D, Encoding.PROBABILITY, tau);
                    double[] o = Targets.outputs(logits(3), N, D, Encoding.PROBABILITY, tau);
                    HeldOut forecast = forecasts.of(y);
                    SupervisionGrid.Cell cell = grid.cell(s, t);
                    assertThat(cell.checkpoint()).isEqualTo(s);
                    assertThat(cell.temperature()).isEqualTo(tau);
                    assertThat(cell.complexity()).isEqualTo(kernel.complexity(y));
                    assertThat(cell.leaveOneOutAccuracy()).isEqualTo(forecast.accuracy(LABELS));
                    assertThat(cell.leaveOneOutError()).isEqualTo(forecast.meanSquaredError());
                    assertThat(cell.gcv()).isEqualTo(forecast.gcv());
                    assertThat(cell.recommendedAlpha())
                            .isEqualTo(RecommendedAlpha.of(forecast, forecasts.of(labelTargets), labelTargets));
                    assertThat(cell.marginScale()).isEqualTo(0.4 / tau);
                    assertThat(cell.bound())
                            .isEqualTo(Bound.of(
                                    cell.complexity().supervisionComplexity(),
                                    kernel.kernel().trace(),
                                    Margins.of(o, y, N, D),
                                    D,
                                    0.4 / tau,
                                    0.05));
                }
            }
            assertThat(grid.cell(1, 0).teacherAccuracy())
                    .as("what a teacher names does not depend on its temperature")
                    .isEqualTo(grid.cell(1, 1).teacherAccuracy());
        }
    }

    @Test
    void stopsBetweenCells() {
        JobControl stopped = new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {
                throw new CancelledException();
            }
        };
        try (FactoredKernel kernel = kernel()) {
            assertThatThrownBy(() -> grid(kernel, stopped)).isInstanceOf(CancelledException.class);
        }
    }
}
