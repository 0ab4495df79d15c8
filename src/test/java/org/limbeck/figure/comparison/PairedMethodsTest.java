package org.limbeck.figure.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;

/** Methods side by side on made-up runs of three seeds. */
class PairedMethodsTest {
    private static RunCurves curves(Schedule method, long seed) {
        RunSpec run = SampleRuns.run(method, seed);
        return RunCurves.of(run, SampleRuns.events(run));
    }

    private static List<RunCurves> all() {
        List<RunCurves> runs = new ArrayList<>();
        for (RunSpec run : SampleRuns.all()) runs.add(RunCurves.of(run, SampleRuns.events(run)));
        return runs;
    }

    @Test
    void eachMethodIsPairedSeedBySeedWithTheOneWithoutTeacher() {
        List<PairedMethods> pairs = PairedMethods.of(all(), Outcome.LAST_TEST_ACCURACY, null);
        assertThat(pairs).hasSize(4).allMatch(pair -> pair.baselineLabel().equals("none"));
        PairedMethods offline = pairs.get(1);
        assertThat(offline.methodLabel()).isEqualTo("offline, τ 4");
        assertThat(offline.seeds()).containsExactly(0L, 1L, 2L);
        for (int seed = 0; seed < 3; seed++) {
            double expected = curves(new Schedule.Offline(4, 1), seed).outcome().lastTestAccuracy()
                    - curves(new Schedule.None(), seed).outcome().lastTestAccuracy();
            assertThat(offline.differences().get(seed)).isEqualTo(expected);
        }
        assertThat(offline.test().mean()).isCloseTo(0.028, within(0.02));
    }

    @Test
    void threeSeedsAreSaidToBeTooFew() {
        PairedMethods pair =
                PairedMethods.of(all(), Outcome.LAST_TEST_ACCURACY, null).get(1);
        assertThat(pair.test().p()).isEqualTo(0.25);
        assertThat(pair.text())
                .endsWith(
                        "points over 3 seeds, p = 0.25; 3 seeds cannot give a smaller p than 0.25, 6 are needed for one"
                                + " below 0.05");
    }

    @Test
    void seedsThatOneSideLacksAreLeftOut() {
        List<RunCurves> runs = List.of(
                curves(new Schedule.None(), 0),
                curves(new Schedule.None(), 1),
                curves(new Schedule.Offline(4, 1), 1),
                curves(new Schedule.Offline(4, 1), 2),
                RunCurves.of(
                        SampleRuns.run(new Schedule.Offline(4, 1), 0),
                        SampleRuns.diverged(SampleRuns.run(new Schedule.Offline(4, 1), 0))));
        PairedMethods pair =
                PairedMethods.of(runs, Outcome.LAST_TEST_ACCURACY, null).get(0);
        assertThat(pair.seeds()).containsExactly(1L);
        assertThat(pair.test().isTooSmall()).isTrue();
        MethodResult result = MethodResult.of(runs).get(1);
        assertThat(result.seeds()).isEqualTo(3);
        assertThat(result.last().count()).isEqualTo(2);
    }

    @Test
    void anotherBaselineCanBeNamed() {
        List<PairedMethods> pairs = PairedMethods.of(all(), Outcome.LAST_TEST_ACCURACY, "online, τ 4");
        assertThat(pairs).hasSize(4).allMatch(pair -> pair.baselineLabel().equals("online, τ 4"));
        assertThatThrownBy(() -> PairedMethods.of(all(), Outcome.LAST_TEST_ACCURACY, "online"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("online, τ 4");
    }

    @Test
    void theThreeAccuraciesStandApart() {
        MethodResult none = MethodResult.of(all()).get(0);
        List<RunCurves> runs = new ArrayList<>();
        for (long seed = 0; seed < 3; seed++) runs.add(curves(new Schedule.None(), seed));
        assertThat(none.last().mean()).isCloseTo(mean(runs, Outcome.LAST_TEST_ACCURACY), within(1e-12));
        assertThat(none.best().mean()).isCloseTo(mean(runs, Outcome.BEST_TEST_ACCURACY), within(1e-12));
        assertThat(none.validationSelected().mean())
                .isCloseTo(mean(runs, Outcome.VALIDATION_SELECTED_TEST_ACCURACY), within(1e-12));
        assertThat(none.best().mean()).isGreaterThanOrEqualTo(none.last().mean());
        assertThat(none.last().count()).isEqualTo(3);
    }

    private static double mean(List<RunCurves> runs, Outcome outcome) {
        return runs.stream().mapToDouble(outcome::of).average().orElseThrow();
    }

    @Test
    void theSentenceTellsWhatWasFollowedForHowLong() {
        List<PairedMethods> pairs = PairedMethods.of(all(), Outcome.LAST_TEST_ACCURACY, null);
        PairedMethods online = pairs.get(3);
        double none = MethodResult.of(all()).get(0).last().mean();
        int weak = 0;
        for (int epoch = 1; epoch <= SampleRuns.EPOCHS; epoch++) {
            if (SampleRuns.teacherAccuracy(epoch) < none) weak++;
        }
        String sentence = ResultSentence.of(online);
        String share = weak * 2 == SampleRuns.EPOCHS ? "half" : Math.round(100.0 * weak / SampleRuns.EPOCHS) + " %";
        assertThat(sentence)
                .startsWith("online, τ 4 gained ")
                .contains(" points over none here (", "test accuracy, last epoch, mean of 3 seeds)")
                .contains(": for " + share + " of its training it followed checkpoints below ", ", where none ended")
                .endsWith(" % of the test set.");
        assertThat(ResultSentence.of(pairs.get(1))).contains(": it followed one checkpoint of 84.2 %; at its end");
    }

    @Test
    void aMethodWithoutTeacherIsSaidToHaveNone() {
        PairedMethods none = PairedMethods.of(all(), Outcome.LAST_TEST_ACCURACY, "online, τ 4")
                .get(0);
        assertThat(ResultSentence.of(none)).startsWith("none lost ").endsWith(": it had no teacher.");
    }
}
