package org.limbeck.figure.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.theory.Complexity;

class FindingsTest {
    private static final Schedule NONE = new Schedule.None();
    private static final Schedule OFFLINE = new Schedule.Offline(4, 1);
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 1);

    @Test
    void sayWhatEachMethodReachedBesideNoTeacher() {
        String text = Findings.outcome(List.of(run(NONE, 0, 0.726), run(OFFLINE, 0, 0.807), run(ONLINE, 0, 0.812)));
        assertThat(text)
                .isEqualTo("After 12 epochs the student got 72.6 % from the labels alone, 80.7 % by offline, τ 4 "
                        + "(8.1 points more) and 81.2 % by online, τ 4 (8.6 points more) of the test set right."
                        + " At τ 4 online did as well as offline, within a point."
                        + " This is one seed; another gives other numbers.");
    }

    @Test
    void sayThatATeacherHarmedWhereItDid() {
        String text = Findings.outcome(List.of(run(NONE, 0, 0.712), run(OFFLINE, 0, 0.752), run(ONLINE, 0, 0.664)));
        assertThat(text)
                .contains("66.4 % by online, τ 4 (4.8 points less)", "online stayed behind offline by 8.8 points");
        assertThat(Findings.outcome(List.of(run(OFFLINE, 0, 0.70), run(ONLINE, 0, 0.75))))
                .contains("70.0 % by offline, τ 4 and 75.0 % by online", "better than offline by 5.0 points")
                .doesNotContain("labels alone");
    }

    @Test
    void compareTheSeedsThatBothHave() {
        String text = Findings.outcome(List.of(
                run(NONE, 1, 0.70), run(NONE, 2, 0.60), run(OFFLINE, 1, 0.75), run(NONE, 3, 0.50, RunStatus.DIVERGED)));
        assertThat(text)
                .contains("65.0 % from the labels alone", "75.0 % by offline, τ 4 (5.0 points more)")
                .endsWith("Means over up to 2 seeds. 1 run that did not finish is left out.");
    }

    @Test
    void saySoWhereAFinishedTeacherRepeatsTheLabels() {
        RunSpec sure = SampleRuns.run(new Schedule.Offline(1, 1), 0);
        List<RunEvent> events = SampleRuns.events(sure).stream()
                .map(event -> event instanceof RunEvent.Probed probed ? sure(probed) : event)
                .toList();
        String certain =
                "At τ 1 the finished teacher is so sure of its training images that it says what the labels say.";
        assertThat(Findings.outcome(List.of(RunCurves.of(sure, events)))).contains(certain);
        assertThat(Findings.outcome(List.of(RunCurves.of(sure, SampleRuns.events(sure)))))
                .doesNotContain("so sure");
    }

    @Test
    void saidOnlyWhenAllHasEndedAndOfOneExperiment() {
        RunCurves none = run(NONE, 0, 0.7);
        RunSpec going = SampleRuns.run(ONLINE, 0);
        assertThat(Findings.outcome(List.of(none, RunCurves.of(going, SampleRuns.eventsUntil(going, 300)))))
                .isEmpty();
        assertThat(Findings.outcome(List.of())).isEmpty();
        assertThat(Findings.scene(List.of())).isEmpty();
        RunSpec other = new RunSpec("r-x", "e-2", null, SampleRuns.experiment(), ONLINE, 0);
        List<RunCurves> mixed = List.of(none, RunCurves.of(other, SampleRuns.events(other)));
        assertThat(Findings.outcome(mixed)).isEmpty();
        assertThat(Findings.scene(mixed)).isEmpty();
        assertThat(Findings.outcome(List.of(
                        run(NONE, 0, 0.7, RunStatus.DIVERGED),
                        run(ONLINE, 0, 0.7, RunStatus.INTERRUPTED),
                        run(OFFLINE, 0, 0.7, RunStatus.INTERRUPTED))))
                .isEqualTo("No run finished: 1 diverged and 2 interrupted.");
    }

    @Test
    void theSceneNamesStudentDataTeacherAndWays() {
        assertThat(Findings.scene(List.of(run(ONLINE, 0, 0.8), run(OFFLINE, 0, 0.8), run(NONE, 0, 0.8))))
                .startsWith("A lenet-5 learns fashion-mnist with a resnet-20 as teacher, from a teacher that is always"
                        + " as far trained as the student (online), from the finished teacher (offline) and from the"
                        + " labels alone (none): ");
    }

    @Test
    void theSameInEveryLocale() {
        Locale before = Locale.getDefault();
        List<RunCurves> runs = List.of(run(NONE, 0, 0.726), run(OFFLINE, 0, 0.807));
        String expected = Findings.outcome(runs);
        try {
            for (String tag : List.of("de", "tr", "ar-EG", "fa", "th-TH-u-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(Findings.outcome(runs)).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static RunCurves run(Schedule method, long seed, double accuracy) {
        return run(method, seed, accuracy, RunStatus.FINISHED);
    }

    private static RunCurves run(Schedule method, long seed, double accuracy, RunStatus end) {
        long steps = SampleRuns.EPOCHS * SampleRuns.STEPS_PER_EPOCH;
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent.Started(0, 0, steps, SampleRuns.STEPS_PER_EPOCH, 1));
        events.add(new RunEvent.Evaluated(steps, 1, SampleRuns.EPOCHS, accuracy, accuracy));
        events.add(new RunEvent.Ended(steps, 1, end, ""));
        return RunCurves.of(SampleRuns.run(method, seed), events);
    }

    /** The same probe with a teacher whose targets are as hard as the labels. */
    private static RunEvent sure(RunEvent.Probed probed) {
        ProbeResult of = probed.result();
        Map<String, Complexity> complexity = new LinkedHashMap<>(of.complexity());
        complexity.put(ProbeResult.FINAL_TEACHER, complexity.get(ProbeResult.LABELS));
        return new RunEvent.Probed(
                probed.step(), probed.seconds(), probed.stage(), SampleRuns.withComplexity(of, complexity));
    }
}
