package org.limbeck.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.limbeck.base.JobControl;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.distill.probe.MarginScale;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Explorer;
import org.limbeck.theory.forecast.SupervisionGrid;

/** An untrained student on toy data against a made-up teacher that knows more at each checkpoint. */
class StudentExplorerTest {
    private static final int CHECKPOINTS = 4;

    private final ExperimentSpec spec = Samples.experiment(List.of(), List.of(0.1), List.of(1L));
    private final Dataset data = new DatasetCatalog().load(spec.dataset());

    private StudentExplorer open() {
        Network student = Initialiser.initialise(
                new BuiltInModels()
                        .build(new ModelSpec("mlp", 0.5), data.train().shape(), 1),
                3);
        return StudentExplorer.open(
                spec.probe(), data, new Growing(data), student, new StructuredKernel(), JobControl.none());
    }

    @Test
    void gridAndSlidersAgreeOnEverySupervision() {
        try (StudentExplorer explorer = open()) {
            SupervisionGrid grid = explorer.grid(List.of(1.0, 4.0), JobControl.none());
            assertThat(grid.cells()).hasSize(2 * CHECKPOINTS);
            for (SupervisionGrid.Cell cell : grid.cells()) {
                Explorer.Answer answer = explorer.sliders()
                        .answer(new Explorer.Question(
                                cell.checkpoint(),
                                cell.temperature(),
                                spec.probe().encoding(),
                                cell.marginScale(),
                                0.05));
                assertThat(cell.complexity()).isEqualTo(answer.complexity());
                assertThat(cell.bound()).isEqualTo(answer.bound());
            }
        }
    }

    @Test
    void aTeacherThatKnowsMoreIsMoreAccurateAndForecastSo() {
        try (StudentExplorer explorer = open()) {
            SupervisionGrid grid = explorer.grid(List.of(2.0), JobControl.none());
            assertThat(grid.cell(0, 0).teacherAccuracy()).isLessThan(0.8);
            assertThat(grid.cell(CHECKPOINTS - 1, 0).teacherAccuracy()).isEqualTo(1);
            assertThat(grid.cell(CHECKPOINTS - 1, 0).leaveOneOutAccuracy())
                    .isGreaterThan(grid.cell(0, 0).leaveOneOutAccuracy());
        }
    }

    @Test
    void eachTemperatureHasTheMarginScaleOfTheLastTeacher() {
        Growing teacher = new Growing(data);
        try (StudentExplorer explorer = open()) {
            SupervisionGrid grid = explorer.grid(List.of(1.0, 4.0), JobControl.none());
            for (int t = 0; t < 2; t++) {
                assertThat(grid.cell(0, t).marginScale())
                        .isEqualTo(explorer.marginScale(grid.temperatures().get(t)));
            }
            assertThat(grid.cell(0, 0).marginScale())
                    .isGreaterThan(grid.cell(0, 1).marginScale());
            double whole = MarginScale.of(
                    teacher.trainLogits(CHECKPOINTS - 1), 1, spec.probe().encoding(), 1);
            assertThat(explorer.marginScale(1)).isCloseTo(whole, within(0.2));
        }
    }

    /** From noise to the labels themselves. */
    private record Growing(Dataset data) implements TeacherPredictions {
        @Override
        public int checkpoints() {
            return CHECKPOINTS;
        }

        @Override
        public double[] clock() {
            return new double[] {0, 1 / 3.0, 2 / 3.0, 1};
        }

        @Override
        public long step(int checkpoint) {
            return checkpoint;
        }

        @Override
        public float[] trainLogits(int checkpoint) {
            return logits(data.train().labels(), checkpoint);
        }

        @Override
        public float[] testLogits(int checkpoint) {
            return logits(data.test().labels(), checkpoint);
        }

        private static float[] logits(int[] labels, int checkpoint) {
            SplittableRandom random = new SplittableRandom(checkpoint);
            float known = checkpoint / (CHECKPOINTS - 1f);
            float[] logits = new float[labels.length];
            for (int i = 0; i < logits.length; i++) {
                float noise = (float) (2 * random.nextDouble() - 1) * (1 - known);
                logits[i] = 3 * known * (labels[i] == 1 ? 1 : -1) + noise;
            }
            return logits;
        }

        @Override
        public double testAccuracy(int checkpoint) {
            return Double.NaN;
        }
    }
}
