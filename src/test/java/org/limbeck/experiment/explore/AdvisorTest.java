package org.limbeck.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.JobControl;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.explore.Advisor.Advice;
import org.limbeck.experiment.explore.Advisor.Candidate;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.statistics.RankCorrelation;

/** Advice weighs accuracy first, and says how well its indicators have done. */
class AdvisorTest {
    private static final Candidate KNOWS_NOTHING = new Candidate(0, 4, 0.12, 0.3, 0.15);
    private static final Candidate GOOD = new Candidate(5, 4, 0.92, 2.1, 0.88);
    private static final Candidate BEST_BUT_HARD = new Candidate(9, 1, 0.95, 3.4, 0.84);
    private static final Candidate MIDDLING = new Candidate(2, 4, 0.6, 1.2, 0.9);

    private static List<Advice> rank(Candidate... candidates) {
        return Advisor.rank(List.of(candidates), 10);
    }

    @Test
    void accuracyComesFirstAndComplexityAndForecastAmongTheAccurate() {
        List<Advice> advice = rank(KNOWS_NOTHING, BEST_BUT_HARD, MIDDLING, GOOD);
        assertThat(advice.stream().map(Advice::candidate))
                .containsExactly(GOOD, BEST_BUT_HARD, MIDDLING, KNOWS_NOTHING);
        assertThat(advice.stream().map(Advice::rank)).containsExactly(1, 2, 3, 4);
        assertThat(advice.stream().map(Advice::accurate)).containsExactly(true, true, false, false);
    }

    @Test
    void reasonsAreSentencesWithTheNumbers() {
        List<Advice> advice = rank(KNOWS_NOTHING, BEST_BUT_HARD, GOOD);
        assertThat(advice.get(0).reason())
                .isEqualTo(
                        "Checkpoint 5 at τ 4: right on 92.0 % of the probe set (the best checkpoint on 95.0 %); of the 2"
                                + " supervisions that are about as accurate its NASC 2.10 is the lowest and its leave-one-out"
                                + " accuracy 88.0 % the highest.");
        assertThat(advice.get(1).reason()).contains("no checkpoint is right more often", "2nd lowest", "2nd highest");
        assertThat(advice.get(2).reason())
                .isEqualTo("Checkpoint 0 at τ 4: right on only 12.0 % of the probe set, where the best checkpoint is on"
                        + " 95.0 % and 86.5 % is asked; its NASC 0.30 lies below that of every accurate one, which says"
                        + " that it knows little, not that it teaches well.");
    }

    @Test
    void whereNobodyKnowsAnythingThatIsSaid() {
        Advice advice = rank(new Candidate(0, 1, 0.1, Double.NaN, 0.1)).get(0);
        assertThat(advice.accurate()).isFalse();
        assertThat(advice.reason()).contains("no checkpoint here knows more than chance");
        assertThat(Advisor.rank(List.of(), 10)).isEmpty();
        assertThat(rank(GOOD).get(0).reason()).contains("alone in being so accurate");
    }

    private static FinishedStudent student(String experiment, double teacher, double nasc, double reached) {
        Map<Indicator, Double> indicators = new EnumMap<>(Indicator.class);
        indicators.put(Indicator.TEACHER_ACCURACY, teacher);
        indicators.put(Indicator.LOW_COMPLEXITY, -nasc);
        return new FinishedStudent("r", experiment, 0.1, indicators, reached);
    }

    @Test
    void oneExperimentIsJudgedBySpearman() {
        SplittableRandom random = new SplittableRandom(1);
        List<FinishedStudent> students = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            students.add(student("e", random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        Foretelling.Strength found = Foretelling.of(students).get(0).all();
        double[] teacher = students.stream()
                .mapToDouble(s -> s.indicators().get(Indicator.TEACHER_ACCURACY))
                .toArray();
        double[] reached =
                students.stream().mapToDouble(FinishedStudent::testAccuracy).toArray();
        assertThat(found.spearman()).isCloseTo(RankCorrelation.of(teacher, reached), within(1e-12));
        assertThat(found.n()).isEqualTo(9);
    }

    @Test
    void experimentsAreJudgedEachByItself() {
        // Within each the better teacher has the better student; across them it is the other way round.
        List<FinishedStudent> students = List.of(
                student("easy", 0.3, 1, 0.90),
                student("easy", 0.4, 2, 0.95),
                student("easy", 0.5, 3, 0.97),
                student("hard", 0.7, 1, 0.4),
                student("hard", 0.8, 2, 0.5),
                student("alone", 0.9, 2, 0.1));
        Foretelling accuracy = Foretelling.of(students).get(0);
        assertThat(accuracy.all()).isEqualTo(new Foretelling.Strength(1, 5));
        assertThat(accuracy.sentence())
                .isEqualTo(
                        "How the teacher's accuracy went with the test accuracy of finished students: Spearman 1.00 (n ="
                                + " 5); among accurate teachers: too few to say (n = 0, at least 5 are needed).");
        assertThat(Foretelling.of(students).get(1).all().spearman()).isEqualTo(-1);
        assertThat(Foretelling.of(students).get(2).all().text()).contains("n = 0");
        assertThat(Foretelling.of(List.of())).hasSize(3);
    }

    @Test
    void complexityIsAlsoJudgedAmongAccurateTeachersAlone() {
        List<FinishedStudent> students = new ArrayList<>(List.of(student("e", 0.1, 0.1, 0.2)));
        for (int i = 0; i < 5; i++) students.add(student("e", 0.9 + 0.01 * i, 2 + 0.1 * i, 0.8 - 0.01 * i));
        Foretelling low = Foretelling.of(students).get(1);
        assertThat(low.amongAccurate()).isEqualTo(new Foretelling.Strength(1, 5));
        assertThat(low.all().spearman()).isLessThan(0.5);
    }

    @TempDir
    Path folder;

    @Test
    void aWorkspacesStudentsOfOneSupervisionAreItsWitnesses() {
        SampleArchive archive = new SampleArchive(folder);
        for (RunSpec run : SampleRuns.all()) archive.add(run, SampleRuns.events(run));
        RunSpec unfinished = SampleRuns.run(new Schedule.Offline(2, 1), 0);
        archive.add(unfinished, SampleRuns.eventsUntil(unfinished, 500));
        Path arrays = archive.folder("r-offline4-1").resolve("arrays");
        arrays.toFile().mkdirs();
        Npy.write(arrays.resolve("kernel-0.npy"), Tensor.of(new double[] {2, 1, 0, 1, 2, 0, 0, 0, 2}, 3, 3));
        Npy.write(arrays.resolve("targets-current-0.npy"), Tensor.of(new double[] {1, 1, -1}, 3, 1));
        Npy.write(arrays.resolve("targets-labels-0.npy"), Tensor.of(new double[] {1, 1, -1}, 3, 1));
        Map<String, FinishedStudent> found = new LinkedHashMap<>();
        for (FinishedStudent student : FinishedStudents.of(archive, JobControl.none())) {
            found.put(student.runId(), student);
        }
        assertThat(found.keySet())
                .as("online changes its teacher, none has none, and one has not finished")
                .containsExactlyInAnyOrder(
                        "r-offline1-0", "r-offline1-1", "r-offline1-2", "r-offline4-0", "r-offline4-1", "r-offline4-2");
        FinishedStudent witness = found.get("r-offline4-1");
        assertThat(witness.indicators().get(Indicator.TEACHER_ACCURACY))
                .isEqualTo(SampleRuns.teacherAccuracy(SampleRuns.EPOCHS));
        assertThat(witness.indicators().get(Indicator.LOW_COMPLEXITY)).isNegative();
        // Two alike foretell each other; the third, alone, is forecast 0 and so named 0, as it is.
        assertThat(witness.indicators().get(Indicator.LEAVE_ONE_OUT_ACCURACY)).isEqualTo(1);
        assertThat(found.get("r-offline1-0").indicators()).doesNotContainKey(Indicator.LEAVE_ONE_OUT_ACCURACY);
        assertThat(witness.chance()).isEqualTo(0.1);
        assertThat(witness.testAccuracy())
                .isEqualTo(archive.summary("r-offline4-1").lastTestAccuracy());
    }
}
