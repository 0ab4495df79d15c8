package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.student.RateStudy;
import org.limbeck.experiment.student.RateStudy.Finding;
import org.limbeck.experiment.student.RateStudy.Question;
import org.limbeck.experiment.student.RateStudy.Trial;

class RateStudyTest {
    private static final Schedule NONE = new Schedule.None();
    private static final Schedule ONLINE = new Schedule.Online(2, 2, 1);

    @TempDir
    Path folder;

    @Test
    void everyMethodIsTriedAtEveryRateWithEverySeedAndConfirmedOnOthers() throws InterruptedException {
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("w"), 1)) {
            trainTeacher(engine);
            Question question =
                    new Question(ToyExperiment.spec(), List.of(0.1, 0.0001, 1e30), List.of(1L, 2L), List.of(3L));
            List<Finding> findings = engine.rates(folder.resolve("kept")).answer(question, JobControl.none());
            assertThat(findings).extracting(Finding::method).containsExactly(NONE, ONLINE);
            for (Finding finding : findings) {
                assertThat(finding.choosing())
                        .extracting(Trial::learningRate)
                        .containsExactly(0.0001, 0.0001, 0.1, 0.1, 1e30, 1e30);
                assertThat(finding.choosing()).extracting(Trial::seed).containsExactly(1L, 2L, 1L, 2L, 1L, 2L);
                assertThat(finding.validationAccuracy(1e30)).as("diverged").isNaN();
                assertThat(finding.learningRate()).isEqualTo(0.1);
                assertThat(finding.edge()).isFalse();
                assertThat(finding.confirming()).extracting(Trial::seed).containsExactly(3L);
                assertThat(finding.confirming()).extracting(Trial::learningRate).containsExactly(0.1);
            }
            List<String> trained = new ArrayList<>();
            List<Finding> again = engine.rates(folder.resolve("kept")).answer(question, listening(trained));
            assertThat(again).isEqualTo(findings);
            assertThat(trained).as("what is kept is not trained again").isEmpty();
        }
    }

    @Test
    void aBestRateAtTheEdgeOfTheGridIsMarked() throws InterruptedException {
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("w"), 1)) {
            trainTeacher(engine);
            Question question = new Question(ToyExperiment.spec(), List.of(0.1, 0.0001), List.of(1L), List.of());
            assertThat(engine.rates(folder.resolve("kept")).answer(question, JobControl.none()))
                    .allMatch(Finding::edge);
        }
    }

    @Test
    void aRunWithThisRateReachesWhatTheStudyFound() throws InterruptedException {
        ExperimentSpec toy = ToyExperiment.spec();
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("w"), 1)) {
            trainTeacher(engine);
            Question question = new Question(toy, List.of(0.03, 0.1), List.of(1L), List.of());
            Finding online = engine.rates(folder.resolve("kept"))
                    .answer(question, JobControl.none())
                    .get(1);
            TrainingSettings own = toy.training().withMethodRates(Map.of("online, k 2, τ 2", 0.03, "none", 0.001));
            ExperimentSpec rated = new ExperimentSpec(
                    "rated", toy.dataset(), toy.teacher(), toy.student(), own, toy.methods(), toy.probe(), List.of(1L));
            List<RunSpec> runs = engine.submit(rated);
            for (RunSpec run : runs) engine.await(run.id());
            assertThat(rate(engine, runs.get(0))).isEqualTo(0.001);
            assertThat(rate(engine, runs.get(1))).isEqualTo(0.03);
            RunEvent.Evaluated last = last(engine, runs.get(1), RunEvent.Evaluated.class);
            assertThat(last.validationAccuracy()).isEqualTo(online.validationAccuracy(0.03));
            RunSpec fork = engine.fork(runs.get(1).id(), 4, NONE);
            engine.await(fork.id());
            assertThat(rate(engine, fork)).as("a fork keeps its parent's").isEqualTo(0.03);
        }
    }

    @Test
    void whatWouldMeanNothingIsRefused() {
        ExperimentSpec toy = ToyExperiment.spec();
        ExperimentSpec unsplit =
                SpecYaml.parse("dataset: {source: moons, validationFraction: 0}\nstudent: mlp\nmethods: [none]", "toy");
        List<Double> grid = List.of(0.01, 0.1);
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("w"), 1)) {
            RateStudy study = engine.rates(folder.resolve("kept"));
            refused(study, new Question(toy, List.of(0.1), List.of(1L), List.of()), "two or more different rates");
            refused(study, new Question(toy, List.of(0.1, 0.1), List.of(1L), List.of()), "two or more different");
            refused(study, new Question(toy, List.of(-1.0, 0.1), List.of(1L), List.of()), "above 0");
            refused(study, new Question(toy, grid, List.of(), List.of(1L)), "no seed");
            refused(study, new Question(toy, grid, List.of(1L, 2L), List.of(2L)), "a seed is given twice");
            refused(study, new Question(unsplit, grid, List.of(1L), List.of()), "no validation examples");
            refused(study, new Question(toy, grid, List.of(1L), List.of()), "the teacher is not trained");
        }
    }

    private static void refused(RateStudy study, Question question, String why) {
        assertThatThrownBy(() -> study.answer(question, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why);
    }

    private static double rate(LimbeckEngine engine, RunSpec run) {
        return last(engine, run, RunEvent.LearningRateChosen.class).learningRate();
    }

    private static <T extends RunEvent> T last(LimbeckEngine engine, RunSpec run, Class<T> type) {
        return engine.runs().events(run.id()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** A run of the toy waits for its teacher. */
    private static void trainTeacher(LimbeckEngine engine) throws InterruptedException {
        ExperimentSpec toy = ToyExperiment.spec();
        String id = engine.teacher(toy.dataset(), toy.teacher()).id();
        while (engine.tasks().stream()
                .anyMatch(task -> task.id().equals(id) && !task.status().isEnd())) {
            Thread.sleep(20);
        }
        assertThat(engine.teachers().teacher(id).complete()).isTrue();
    }

    private static JobControl listening(List<String> notes) {
        return new JobControl() {
            @Override
            public void report(double done, double total, String note) {
                notes.add(note);
            }

            @Override
            public void checkCancelled() {}
        };
    }
}
