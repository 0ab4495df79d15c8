package org.limbeck.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.Samples;
import org.limbeck.network.model.ModelSpec;

/** Differences name the field as the YAML does, and nothing else. */
class SpecDifferenceTest {
    private static final Schedule OFFLINE = new Schedule.Offline(4, 1);
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 1);

    private static ExperimentSpec experiment(List<Schedule> methods, double rate, List<Long> seeds) {
        return Samples.experiment(methods, List.of(rate), seeds);
    }

    @Test
    void equalSpecificationsDifferInNothing() {
        ExperimentSpec spec = experiment(List.of(OFFLINE, ONLINE), 0.1, List.of(1L));
        assertThat(SpecDifference.of(spec, SpecYaml.parse(SpecYaml.write(spec), "again")))
                .isEmpty();
        assertThat(SpecDifference.of(Samples.run("r-1"), Samples.run("r-2")))
                .as("an id is no setting")
                .isEmpty();
    }

    @Test
    void fieldsAreNamedByTheirPathAndMethodsByTheirLabels() {
        ExperimentSpec left = experiment(List.of(OFFLINE, new Schedule.None()), 0.1, List.of(1L));
        ExperimentSpec other = experiment(List.of(new Schedule.None(), ONLINE), 0.2, List.of(1L, 2L));
        ExperimentSpec right = new ExperimentSpec(
                other.name(),
                other.dataset(),
                null,
                new ModelSpec("mlp", 2),
                other.training(),
                other.methods(),
                other.probe(),
                other.seeds());
        List<SpecDifference> found = SpecDifference.of(left, right);
        assertThat(found)
                .contains(
                        new SpecDifference("student.width", "0.5", "2.0"),
                        new SpecDifference("training.learningRates", "[0.1]", "[0.2]"),
                        new SpecDifference("seeds", "[1]", "[1,2]"),
                        new SpecDifference("methods", "offline, τ 4", "online, τ 4"));
        assertThat(found.stream().filter(each -> each.field().equals("teacher")))
                .singleElement()
                .satisfies(each -> assertThat(each.right()).isNull());
        assertThat(found).hasSize(5);
    }

    @Test
    void ofMethodsInAnotherOrderBothOrdersAreShown() {
        ExperimentSpec left = experiment(List.of(OFFLINE, ONLINE), 0.1, List.of(1L));
        ExperimentSpec right = experiment(List.of(ONLINE, OFFLINE), 0.1, List.of(1L));
        assertThat(SpecDifference.of(left, right))
                .containsExactly(
                        new SpecDifference("methods", "offline, τ 4; online, τ 4", "online, τ 4; offline, τ 4"));
    }

    @Test
    void runsDifferInMethodAndSeed() {
        ExperimentSpec spec = experiment(List.of(OFFLINE, ONLINE), 0.1, List.of(1L, 2L));
        RunSpec left = new RunSpec("r-1", "e-1", null, spec, OFFLINE, 1);
        RunSpec right = new RunSpec("r-2", "e-1", null, spec, new Schedule.Offline(2, 1), 2);
        assertThat(SpecDifference.of(left, right))
                .containsExactly(
                        new SpecDifference("method.temperature", "4.0", "2.0"), new SpecDifference("seed", "1", "2"));
    }
}
