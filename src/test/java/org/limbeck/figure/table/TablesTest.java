package org.limbeck.figure.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;

class TablesTest {
    private static final Schedule OFFLINE = new Schedule.Offline(4, 1);
    private static final Schedule NONE = new Schedule.None();

    /** A finished run with three epochs: the second has the best test accuracy, the first the best validation accuracy. */
    private static RunCurves run(Schedule method, long seed, double last) {
        RunSpec spec = SampleRuns.run(method, seed);
        return RunCurves.of(
                spec,
                List.of(
                        new RunEvent.Started(0, 0, 30, 10, 5),
                        new RunEvent.LearningRateChosen(0, 0, 0.02, 0.8),
                        new RunEvent.Evaluated(10, 1, 1, 0.9, 0.6),
                        new RunEvent.Evaluated(20, 2, 2, 0.8, 0.9),
                        new RunEvent.Evaluated(30, 3, 3, 0.7, last),
                        new RunEvent.Ended(30, 3, RunStatus.FINISHED, "")));
    }

    private static List<RunCurves> runs() {
        return List.of(run(NONE, 0, 0.70), run(NONE, 1, 0.72), run(OFFLINE, 0, 0.80), run(OFFLINE, 1, 0.84));
    }

    @Test
    void markdownIsAsWrittenHere() {
        assertThat(Tables.markdown(Tables.bySetting(runs(), Outcome.LAST_TEST_ACCURACY)))
                .isEqualTo(
                        """
                        **Test accuracy, last epoch (%)**

                        | setting | none | offline, τ 4 |
                        |---|---:|---:|
                        | fashion-mnist (10,000 examples): resnet-20 → lenet-5, 12 epochs | 71.0 ± 1.4 | **82.0 ± 2.8** |

                        Mean ± standard deviation over 2 seeds. Bold is an accuracy whose mean lies above that of every other method by more than both standard deviations together.
                        """);
    }

    @Test
    void latexIsAsWrittenHere() {
        assertThat(Tables.latex(Tables.bySetting(runs(), Outcome.LAST_TEST_ACCURACY)))
                .isEqualTo(
                        """
                        % needs \\usepackage{booktabs}
                        \\begin{table}
                          \\centering
                          \\caption{Test accuracy, last epoch (\\%).}
                          \\begin{tabular}{lrr}
                            \\toprule
                            setting & none & offline, $\\tau$ 4 \\\\
                            \\midrule
                            fashion-mnist (10,000 examples): resnet-20 $\\to$ lenet-5, 12 epochs & 71.0 $\\pm$ 1.4 & \\textbf{82.0 $\\pm$ 2.8} \\\\
                            \\bottomrule
                          \\end{tabular}

                          \\medskip
                          {\\footnotesize Mean $\\pm$ standard deviation over 2 seeds. Bold is an accuracy whose mean lies above that of every other method by more than both standard deviations together.}
                        \\end{table}
                        """);
    }

    @Test
    void csvKeepsMeanDeviationAndCountApartAndUnrounded() {
        assertThat(Tables.csv(
                        Tables.bySetting(List.of(run(NONE, 0, 0.5), run(NONE, 1, 0.75)), Outcome.LAST_TEST_ACCURACY)))
                .isEqualTo(
                        """
                        group,setting,none mean,none sd,none n
                        ,"fashion-mnist (10,000 examples): resnet-20 → lenet-5, 12 epochs",0.625,0.1767766952966369,2
                        """);
    }

    @Test
    void lastSelectedAndBestStandInColumnsOfTheirOwn() {
        Table table = Tables.byMethod(List.of(run(NONE, 0, 0.7)));
        List<String> cells =
                table.groups().get(0).rows().get(0).stream().map(CellText::of).toList();
        assertThat(table.head().subList(2, 5)).containsExactly("last, %", "validation-selected, %", "best, %");
        assertThat(cells.subList(2, 5)).containsExactly("70.0", "60.0", "90.0");
        assertThat(String.join(" ", table.notes())).contains("looks at the test set");
    }

    private static List<String> bold(List<RunCurves> runs) {
        return Tables.bySetting(runs, Outcome.LAST_TEST_ACCURACY).groups().get(0).rows().get(0).stream()
                .filter(CellText::isBold)
                .map(CellText::of)
                .toList();
    }

    @Test
    void boldIsOnlyWhatStandsAboveEveryOtherByMoreThanTheSpread() {
        assertThat(bold(runs())).containsExactly("82.0 ± 2.8");
        assertThat(bold(List.of(run(NONE, 0, 0.70), run(NONE, 1, 0.76), run(OFFLINE, 0, 0.74), run(OFFLINE, 1, 0.80))))
                .as("means 4 points apart, deviations of 4.2")
                .isEmpty();
        assertThat(bold(List.of(run(NONE, 0, 0.7), run(OFFLINE, 0, 0.9))))
                .as("one seed has no spread")
                .isEmpty();
        assertThat(bold(List.of(run(NONE, 0, 0.7), run(NONE, 1, 0.72))))
                .as("nothing to compare with")
                .isEmpty();
        Schedule third = new Schedule.Offline(1, 1);
        List<RunCurves> wide = new ArrayList<>(runs());
        wide.addAll(List.of(run(third, 0, 0.50), run(third, 1, 0.90)));
        assertThat(bold(wide))
                .as("the lowest mean, but a spread that reaches over")
                .isEmpty();
        assertThat(Tables.bySetting(runs(), Outcome.BEST_TEST_ACCURACY)
                        .groups()
                        .get(0)
                        .rows()
                        .get(0))
                .as("what looks at the test set ranks nothing")
                .noneMatch(CellText::isBold);
    }

    @Test
    void aRateAtTheEdgeOfItsGridIsSaidToPeopleAndPlainToPrograms() {
        Table table = Tables.byMethod(runs());
        assertThat(Tables.markdown(table)).contains("| 0.02 (highest of its grid) |");
        assertThat(Tables.csv(table)).contains(",0.02,").doesNotContain("of its grid");
    }

    @Test
    void normalisedComplexityStandsBeforeAdjusted() {
        List<String> head = Tables.byMethod(runs()).head();
        assertThat(head.indexOf("NASC")).isEqualTo(head.indexOf("ASC") - 1);
    }

    @Test
    void whatIsToKnowOfAFinishedRunStandsBelow() {
        RunCurves weak = RunCurves.of(
                SampleRuns.run(NONE, 0),
                List.of(new RunEvent.Ended(30, 3, RunStatus.FINISHED, "the student collapsed")));
        assertThat(Tables.byMethod(List.of(weak)).notes()).contains("none, seed 0: the student collapsed.");
    }

    @Test
    void aDivergedSeedIsNamedAndStaysOutOfTheMean() {
        List<RunCurves> runs = new ArrayList<>(runs());
        RunSpec third = SampleRuns.run(OFFLINE, 2);
        runs.add(RunCurves.of(third, SampleRuns.diverged(third)));
        Table table = Tables.bySetting(runs, Outcome.LAST_TEST_ACCURACY);
        assertThat(CellText.of(table.groups().get(0).rows().get(0).get(2))).isEqualTo("82.0 ± 2.8 (2 of 3)");
        assertThat(table.notes())
                .contains("offline, τ 4, seed 2: diverged (the loss became infinite at step 250), not in the mean.");
    }

    @Test
    void aMethodOfWhichNoSeedFinishedHasNoNumber() {
        RunSpec only = SampleRuns.run(OFFLINE, 0);
        Table table =
                Tables.bySetting(List.of(RunCurves.of(only, SampleRuns.diverged(only))), Outcome.LAST_TEST_ACCURACY);
        assertThat(CellText.of(table.groups().get(0).rows().get(0).get(1))).isEqualTo("– (0 of 1)");
    }

    @Test
    void everySpecialCharacterIsSafeInLatex() {
        assertThat(LatexTable.escape("a_b & 50% #1 {x} ~ ^ \\ $ < τ"))
                .isEqualTo("a\\_b \\& 50\\% \\#1 \\{x\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\$"
                        + " $<$ $\\tau$");
    }

    @Test
    void methodsAreGroupedUnderTheirSetting() {
        Table table = Tables.byMethod(runs());
        assertThat(table.groups()).singleElement().satisfies(group -> {
            assertThat(group.setting()).isEqualTo("fashion-mnist (10,000 examples): resnet-20 → lenet-5, 12 epochs");
            assertThat(group.rows()).hasSize(2);
        });
        assertThat(Tables.latex(table)).contains("\\multicolumn{8}{l}{\\emph{fashion-mnist");
        assertThat(Tables.markdown(table)).contains("| setting | method | learning rate |");
    }
}
