package org.limbeck.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.JobControl;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Columns;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.experiment.stage.Agreement;
import org.limbeck.experiment.stage.Disagreement;
import org.limbeck.experiment.stage.ProbeDetails;
import org.limbeck.experiment.stage.StageDetails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code runs stage}: one stage, example by example. */
@Command(
        name = "stage",
        description = "Look into a stage of a run: errors that the student copied or corrected, the test examples on"
                + " which it is furthest from its teacher, and the probe examples that make the supervision hard")
public final class RunsStageCommand implements Callable<Integer> {
    private static final int LISTED = 10;

    private final Console console;
    private final Engine.Factory engines;

    @Parameters(paramLabel = "RUN@stageN", description = "the run and its stage")
    private String which;

    public RunsStageCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** What {@code --json} gives. Shares and margins are in the order of {@code probeIndices}. */
    record Shown(
            String run,
            int stage,
            long step,
            double temperature,
            int examples,
            Agreement agreement,
            List<Disagreement> disagreements,
            int[] probeIndices,
            double[] margins,
            double @Nullable [] marginsAtStart,
            double supervisionComplexity,
            double[] shares,
            double[] eigenvalues,
            double[] alignment) {
        static Shown of(StageDetails details) {
            ProbeDetails probe = details.probe();
            return new Shown(
                    details.run().id(),
                    details.index(),
                    details.step(),
                    details.span().setting().temperature(),
                    details.dataset().test().count(),
                    details.agreement(),
                    details.disagreements(),
                    probe.indices(),
                    probe.margins(),
                    probe.marginsAtStart(),
                    probe.complexity().supervisionComplexity(),
                    probe.shares(),
                    probe.curve().eigenvalues(),
                    probe.curve().shares());
        }
    }

    @Override
    public Integer call() {
        int at = which.lastIndexOf("@stage");
        String number = at < 1 ? "" : which.substring(at + "@stage".length());
        if (!number.matches("\\d{1,9}")) {
            throw new UserError(
                    "\"" + which + "\" is not a stage", "runs stage", "Write RUN@stageN, e.g. r-7f3a2c@stage3");
        }
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            StageDetails details = engine.experiments()
                    .stages()
                    .examine(which.substring(0, at), Integer.parseInt(number), JobControl.none());
            console.result(Shown.of(details), text(details));
            return 0;
        }
    }

    private static String text(StageDetails details) {
        StringBuilder text = new StringBuilder("%s, seed %d, stage %d (steps %d to %d)"
                .formatted(
                        details.run().label(),
                        details.run().seed(),
                        details.index(),
                        details.span().firstStep(),
                        details.span().lastStep()));
        if (details.step() != details.span().lastStep()) {
            text.append(", as it was at step ").append(details.step()).append(", the last one kept");
        }
        Agreement.Cells cells = details.agreement().cells();
        if (cells != null)
            text.append("%n%n".formatted())
                    .append(cells(cells, details.dataset().test().count()));
        if (!details.disagreements().isEmpty()) {
            text.append("%n%nfurthest apart on the test set:%n".formatted()).append(apart(details));
        }
        return text.append("%n%nhardest probe examples:%n".formatted())
                .append(hardest(details.probe(), details))
                .toString();
    }

    private static String cells(Agreement.Cells cells, int n) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("of " + n + " test examples", "student right", "student wrong"));
        rows.add(List.of("teacher right", Integer.toString(cells.bothRight()), Integer.toString(cells.teacherOnly())));
        rows.add(List.of("teacher wrong", Integer.toString(cells.studentOnly()), Integer.toString(cells.bothWrong())));
        return Columns.text(rows)
                + "%n%nof the teacher's %d errors the student copied %d and corrected %d"
                        .formatted(cells.teacherErrors(), cells.copied(), cells.studentOnly());
    }

    private static String apart(StageDetails details) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("example", "label", "student", "teacher", "KL"));
        for (Disagreement example :
                details.disagreements().stream().limit(LISTED).toList()) {
            rows.add(List.of(
                    Integer.toString(example.index()),
                    name(details, example.label()),
                    guess(details, example.student().get(0)),
                    guess(details, example.teacher().get(0)),
                    String.format(Locale.ROOT, "%.2f", example.divergence())));
        }
        return Columns.text(rows);
    }

    private static String guess(StageDetails details, Disagreement.Guess guess) {
        return name(details, guess.answer()) + " " + Numbers.percent(guess.probability());
    }

    private static String name(StageDetails details, int label) {
        return details.dataset().classNames().get(label);
    }

    private static String hardest(ProbeDetails probe, StageDetails details) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("example", "label", "share of complexity", "margin"));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < probe.shares().length; i++) order.add(i);
        order.sort((a, b) -> Double.compare(probe.shares()[b], probe.shares()[a]));
        for (int i : order.subList(0, Math.min(LISTED, order.size()))) {
            rows.add(List.of(
                    Integer.toString(probe.indices()[i]),
                    name(details, probe.labels()[i]),
                    Numbers.percent(probe.shares()[i]),
                    String.format(Locale.ROOT, "%.4f", probe.margins()[i])));
        }
        return Columns.text(rows);
    }
}
