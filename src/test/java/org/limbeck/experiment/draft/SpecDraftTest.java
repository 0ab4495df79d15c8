package org.limbeck.experiment.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.draft.SpecDraft.Reading;
import org.limbeck.experiment.draft.SpecDraft.TeacherChoice;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExampleSpec;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecCheck;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.network.model.BuiltInModels;

class SpecDraftTest {
    private static final ExperimentSpec DEMO = Demo.spec(1);

    private static Reading read(SpecDraft draft) {
        return draft.read(spec -> SpecCheck.values(spec, new BuiltInModels().names()));
    }

    private static int row(SpecDraft draft, String method) {
        return IntStream.range(0, draft.methods().size())
                .filter(i -> draft.methods().get(i).name().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static SpecDraft change(SpecDraft draft, String method, UnaryOperator<MethodDraft> change) {
        int row = row(draft, method);
        return draft.with(row, change.apply(draft.methods().get(row)));
    }

    @Test
    void aDraftOfASpecificationMeansThatSpecification() {
        Reading reading = read(SpecDraft.of(DEMO));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.spec()).isEqualTo(DEMO);
    }

    @Test
    void theShippedExampleGoesThroughADraftUnchanged() {
        ExperimentSpec example = SpecYaml.parse(ExampleSpec.text(), "example");
        assertThat(read(SpecDraft.of(example)).spec()).isEqualTo(example);
    }

    @Test
    void theDemosMethodsAreTickedRowsInItsOrderAndTheOthersFollow() {
        SpecDraft draft = SpecDraft.of(DEMO);
        assertThat(draft.methods())
                .filteredOn(MethodDraft::chosen)
                .extracting(MethodDraft::name)
                .containsExactly("online", "offline", "none");
        assertThat(draft.methods().get(row(draft, "offline")).texts().get("temperature"))
                .isEqualTo("4");
        assertThat(draft.methods().subList(3, draft.methods().size()))
                .extracting(MethodDraft::name)
                .contains("early-stopped", "rco", "two-checkpoint");
    }

    @Test
    void ratesOfSingleMethodsAreAFieldAndGoWithTheirMethod() {
        List<Schedule> methods = List.of(new Schedule.Online(1, 4, 1), new Schedule.None());
        ExperimentSpec spec = Samples.experiment(methods, List.of(0.1), List.of(1L));
        SpecDraft draft = SpecDraft.of(spec).with("training.methodRates", "online, τ 4: 0.003; none: 0.01");
        assertThat(read(draft).problems()).isEmpty();
        assertThat(read(draft).spec().training().methodRates()).isEqualTo(Map.of("online, τ 4", 0.003, "none", 0.01));
        SpecDraft again = SpecDraft.of(read(draft).spec());
        assertThat(again.text("training.methodRates")).isEqualTo("online, τ 4: 0.003; none: 0.01");
        SpecDraft without = change(again, "none", row -> row.choose(false));
        assertThat(read(without).problems()).isEmpty();
        assertThat(read(without).spec().training().methodRates()).containsOnlyKeys("online, τ 4");
        for (String wrong : List.of("noone: 0.01", "none", "none: fast", "none: 1; none: 2", ": 1")) {
            assertThat(read(draft.with("training.methodRates", wrong)).problems())
                    .as(wrong)
                    .extracting(SpecProblem::field)
                    .containsExactly("training.methodRates");
        }
    }

    @Test
    void theFormOffersTheProbesSourceAndMarginScale() {
        SpecDraft draft = SpecDraft.of(DEMO);
        assertThat(SpecFields.byPath().get("probe.from").choices()).containsExactly("training", "held-out");
        assertThat(draft.text("probe.marginScale")).isEqualTo("auto");
        assertThat(draft.text("dataset.heldOut")).isEqualTo("0");
        Reading reading = read(draft.with("probe.from", "held-out").with("probe.marginScale", "0.25"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.spec().probe().marginScale().scale()).isEqualTo(0.25);
        assertThat(reading.spec().dataset().heldOut()).isEqualTo(DEMO.probe().examples());
        assertThat(read(draft.with("probe.marginScale", "wide")).problems())
                .extracting(SpecProblem::field)
                .containsExactly("probe.marginScale");
    }

    @Test
    void severalValuesOfAMethodMakeEveryCombination() {
        SpecDraft draft = change(SpecDraft.of(DEMO), "online", row -> row.with("temperature", "1, 2, 4")
                .with("period", "1; 3"));
        List<Schedule> online = read(draft).spec().methods().stream()
                .filter(Schedule.Online.class::isInstance)
                .toList();
        assertThat(online).hasSize(6).contains(new Schedule.Online(3, 2, 1), new Schedule.Online(1, 4, 1));
    }

    @Test
    void methodsThatAreNoFullProductGetARowEach() {
        List<Schedule> methods = List.of(new Schedule.Offline(1, 0.5), new Schedule.Offline(4, 1));
        ExperimentSpec spec = Samples.experiment(methods, List.of(0.1), List.of(1L));
        SpecDraft draft = SpecDraft.of(spec);
        assertThat(draft.methods())
                .filteredOn(MethodDraft::chosen)
                .extracting(MethodDraft::name)
                .containsExactly("offline", "offline");
        assertThat(read(draft).spec().methods()).isEqualTo(methods);
    }

    @Test
    void everyUnreadableTextIsNamedWithWhatWasExpected() {
        SpecDraft draft = change(
                SpecDraft.of(DEMO)
                        .with("training.batch", "many")
                        .with("training.learningRates", "0.1, fast")
                        .with("dataset.noise", "1f")
                        .with("seeds", "1, 2.5"),
                "offline",
                row -> row.with("temperature", "warm"));
        int row = row(draft, "offline");
        assertThat(read(draft).problems())
                .contains(
                        new SpecProblem("training.batch", "expected a whole number, found 'many'"),
                        new SpecProblem("training.learningRates", "expected a number, found 'fast'"),
                        new SpecProblem("dataset.noise", "expected a number, found '1f'"),
                        new SpecProblem("seeds", "expected a whole number, found '2.5'"),
                        new SpecProblem("methods[" + row + "].temperature", "expected a number, found 'warm'"));
    }

    @Test
    void aValueOutOfRangeIsToldAtTheRowOfItsMethod() {
        SpecDraft draft = change(SpecDraft.of(DEMO), "online", row -> row.with("temperature", "1, -4"));
        assertThat(read(draft).problems())
                .extracting(SpecProblem::field)
                .containsExactly("methods[" + row(draft, "online") + "].temperature");
    }

    @Test
    void anEarlyStopIsAskedForItsCheckpoint() {
        SpecDraft draft = change(SpecDraft.of(DEMO), "early-stopped", row -> row.choose(true));
        assertThat(read(draft).problems())
                .extracting(SpecProblem::field)
                .containsExactly("methods[" + row(draft, "early-stopped") + "].checkpoint");
    }

    @Test
    void withoutTeacherOnlyLabelsCanTeach() {
        SpecDraft draft = SpecDraft.of(DEMO).with(TeacherChoice.NONE);
        assertThat(read(draft).problems()).extracting(SpecProblem::field).containsExactly("teacher");
        for (int row = 0; row < draft.methods().size(); row++) {
            MethodDraft method = draft.methods().get(row);
            if (!method.name().equals("none")) draft = draft.with(row, method.choose(false));
        }
        assertThat(read(draft).problems()).isEmpty();
        assertThat(read(draft).spec().teacher()).isNull();
    }

    @Test
    void aStoredTeacherIsNamedByItsIdAlone() {
        SpecDraft draft = SpecDraft.of(DEMO)
                .with(TeacherChoice.STORED)
                .with("teacher.id", "t-1234")
                .with("teacher.seed", "?");
        Reading reading = read(draft);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.spec().teacher().id()).isEqualTo("t-1234");
        assertThat(reading.spec().teacher().model()).isNull();
        assertThat(SpecDraft.of(reading.spec()).teacher()).isEqualTo(TeacherChoice.STORED);
    }

    @Test
    void annealingIsWrittenByTheNameOfTheMethodThatItTakesItsCheckpointsFrom() {
        SpecDraft draft = change(SpecDraft.of(DEMO), "annealed", row -> row.choose(true));
        ExperimentSpec spec = read(draft).spec();
        assertThat(spec.methods().get(spec.methods().size() - 1).method()).isEqualTo("annealed");
        assertThat(read(SpecDraft.of(spec)).spec()).isEqualTo(spec);
        SpecDraft wrong = change(draft, "annealed", row -> row.with("of", "nothing known"));
        assertThat(read(wrong).problems()).singleElement().satisfies(problem -> assertThat(problem.problem())
                .contains("one of")
                .contains("online"));
    }

    @Test
    void everyFieldOfTrainingIsThereToBeEdited() {
        assertThat(SpecFields.below("training"))
                .extracting(SpecField::path)
                .contains("training.epochs", "training.optimiser.name", "training.labelSmoothing");
        assertThat(SpecFields.byPath().get("training.optimiser.name").choices()).contains("adamw");
    }

    @Test
    void otherDataDropWhatTheyHaveNoUseFor() {
        SpecDraft grey = SpecDraft.of(Demo.spec(1)).with("dataset.crop", "4").with("dataset.flip", "true");
        SpecDraft points = grey.withSource("moons", "");
        assertThat(List.of(points.text("dataset.crop"), points.text("dataset.flip"), points.text("dataset.noise")))
                .containsExactly("0", "false", "0.1");
        assertThat(points.with("dataset.noise", "0.3")
                        .withSource("glyphs-rgb", "")
                        .text("dataset.noise"))
                .isEqualTo("0.0");
        assertThat(grey.withSource("glyphs-rgb", "").text("dataset.crop")).isEqualTo("4");
    }
}
