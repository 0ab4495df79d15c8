package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;

/** Seeds and methods added to a finished experiment, beside one that had them from the start. */
@Timeout(300)
class ExtendTest {
    @TempDir
    Path folder;

    private static ExperimentSpec smaller(ExperimentSpec spec, List<Schedule> methods, List<Long> seeds) {
        return new ExperimentSpec(
                spec.name(),
                spec.dataset(),
                spec.teacher(),
                spec.student(),
                spec.training(),
                methods,
                spec.probe(),
                seeds);
    }

    private static void await(LimbeckEngine engine, List<RunSpec> runs) throws InterruptedException {
        for (RunSpec run : runs) engine.await(run.id());
    }

    private static TreeMap<String, String> metrics(RunArchive runs) {
        TreeMap<String, String> metrics = new TreeMap<>();
        for (RunSummary run : runs.runs()) {
            metrics.put(run.label() + ", seed " + run.seed(), MetricText.of(runs.events(run.id())));
        }
        return metrics;
    }

    @Test
    void whatIsAddedEqualsWhatWasThereFromTheStart() throws Exception {
        ExperimentSpec whole = ToyExperiment.spec();
        TreeMap<String, String> expected;
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("whole"), 2)) {
            await(engine, engine.submit(whole));
            expected = metrics(engine.runs());
        }
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("grown"), 2)) {
            List<RunSpec> first = engine.submit(
                    smaller(whole, whole.methods().subList(0, 1), whole.seeds().subList(0, 1)));
            await(engine, first);
            String experiment = first.get(0).experimentId();
            List<RunSpec> method = engine.extend(experiment, List.of(), whole.methods());
            assertThat(method).hasSize(1);
            await(engine, method);
            List<RunSpec> seed = engine.extend(experiment, whole.seeds(), List.of());
            assertThat(seed).hasSize(2).allMatch(run -> run.experimentId().equals(experiment));
            await(engine, seed);
            assertThat(metrics(engine.runs())).isEqualTo(expected);
            assertThatThrownBy(() -> engine.extend(experiment, whole.seeds(), whole.methods()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("has all these runs already");
            assertThatThrownBy(() -> engine.extend("e-none", List.of(7L), List.of()))
                    .isInstanceOf(UserError.class);
        }
    }
}
