package org.limbeck.figure.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.limbeck.experiment.results.DatasetLabel;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.training.RateGrid;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.PlainNumber;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.table.Table.Cell;
import org.limbeck.figure.table.Table.Group;
import org.limbeck.figure.table.Table.Measured;
import org.limbeck.figure.table.Table.Words;

/**
 * Tables of runs: mean and standard deviation over seeds, grouped by setting. Only finished runs enter a mean, and a cell
 * says so when seeds are missing. Last, validation-selected and best accuracy stand in columns of their own.
 */
public final class Tables {
    private static final List<Outcome> COLUMNS = List.of(
            Outcome.LAST_TEST_ACCURACY,
            Outcome.VALIDATION_SELECTED_TEST_ACCURACY,
            Outcome.BEST_TEST_ACCURACY,
            Outcome.TEST_FIDELITY,
            Outcome.NORMALISED_COMPLEXITY,
            Outcome.ADJUSTED_COMPLEXITY);
    private static final String BEST = "“best” is the largest accuracy on the test set of all epochs; it looks at the"
            + " test set and ranks nothing.";

    private static final String BOLD =
            "Bold is an accuracy whose mean lies above that of every other method by more than"
                    + " both standard deviations together.";

    private Tables() {}

    /** Methods as rows, with every outcome as a column. */
    public static Table byMethod(List<RunCurves> runs) {
        List<String> head = new ArrayList<>(List.of("method", "learning rate"));
        COLUMNS.forEach(outcome -> head.add(outcome.column() + (outcome.isShare() ? ", %" : "")));
        List<Group> groups = new ArrayList<>();
        settings(runs).forEach((setting, inSetting) -> {
            List<List<Cell>> rows = new ArrayList<>();
            for (RunGroup group : RunGroup.of(inSetting)) {
                List<Cell> row = new ArrayList<>();
                row.add(new Words(methodLabel(group)));
                row.add(rates(group));
                COLUMNS.forEach(outcome -> row.add(cell(group, outcome)));
                rows.add(row);
            }
            for (int i = 0; i < COLUMNS.size(); i++) {
                if (COLUMNS.get(i).ranks()) ClearBest.markColumn(rows, i + 2);
            }
            groups.add(new Group(setting, rows));
        });
        List<String> notes = new ArrayList<>(notes(runs));
        if (isRanked(runs)) notes.add(BOLD);
        notes.add(BEST);
        notes.add("Fidelity is the agreement with the last stage’s checkpoint on the test set; NASC and ASC are the"
                + " normalised and adjusted complexity of its predictions under the final student’s kernel. ASC falls"
                + " with the size of the targets, so with a higher temperature: across temperatures compare NASC.");
        return new Table("Test accuracy, fidelity and supervision complexity by method", head, groups, notes);
    }

    /** One outcome: settings as rows, methods as columns, as papers print it. */
    public static Table bySetting(List<RunCurves> runs, Outcome outcome) {
        Set<String> methods = RunGroup.of(runs).stream()
                .map(Tables::methodLabel)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> head = new ArrayList<>(List.of("setting"));
        head.addAll(methods);
        List<List<Cell>> rows = new ArrayList<>();
        settings(runs).forEach((setting, inSetting) -> {
            Map<String, RunGroup> groups = new LinkedHashMap<>();
            RunGroup.of(inSetting).forEach(group -> groups.putIfAbsent(methodLabel(group), group));
            List<Cell> row = new ArrayList<>();
            row.add(new Words(setting));
            for (String method : methods) {
                RunGroup group = groups.get(method);
                row.add(group == null ? new Words("") : cell(group, outcome));
            }
            if (outcome.ranks()) ClearBest.markRow(row);
            rows.add(row);
        });
        List<String> notes = new ArrayList<>(notes(runs));
        if (outcome.ranks() && isRanked(runs)) notes.add(BOLD);
        if (outcome == Outcome.BEST_TEST_ACCURACY) notes.add(BEST);
        String label = outcome.label();
        String title = Character.toUpperCase(label.charAt(0)) + label.substring(1) + (outcome.isShare() ? " (%)" : "");
        return new Table(title, head, List.of(new Group("", rows)), notes);
    }

    /** Booktabs. */
    public static String latex(Table table) {
        return LatexTable.of(table);
    }

    public static String markdown(Table table) {
        return MarkdownTable.of(table);
    }

    /** Mean, standard deviation and number of seeds in columns of their own, unrounded and without a factor. */
    public static String csv(Table table) {
        return CsvTable.of(table);
    }

    /** By experiment; the experiment's name is added where two of them have the same setting. */
    public static Map<String, List<RunCurves>> settings(List<RunCurves> runs) {
        Map<String, List<RunCurves>> experiments = new LinkedHashMap<>();
        for (RunCurves run : runs) {
            experiments
                    .computeIfAbsent(run.run().experimentId(), unused -> new ArrayList<>())
                    .add(run);
        }
        List<String> labels = experiments.values().stream()
                .map(group -> setting(group.get(0).run().experiment()))
                .toList();
        Map<String, List<RunCurves>> settings = new LinkedHashMap<>();
        experiments.forEach((id, group) -> {
            ExperimentSpec spec = group.get(0).run().experiment();
            String label = setting(spec);
            boolean shared = Collections.frequency(labels, label) > 1;
            settings.put(shared ? label + " (" + spec.name() + ", " + id + ")" : label, group);
        });
        return settings;
    }

    /** E.g. {@code fashion-mnist (10,000 examples): resnet-20 → lenet-5, 12 epochs}. */
    private static String setting(ExperimentSpec spec) {
        String teacher = "";
        if (spec.teacher() != null) {
            teacher = (spec.teacher().model() == null
                            ? spec.teacher().id()
                            : spec.teacher().model().label())
                    + " → ";
        }
        return DatasetLabel.of(spec.dataset()) + ": " + teacher + spec.student().label() + ", "
                + PlainNumber.of(spec.training().epochs()) + " epochs";
    }

    /** Without the experiment's name, which the setting stands for. */
    private static String methodLabel(RunGroup group) {
        return group.first().run().label();
    }

    private static Cell cell(RunGroup group, Outcome outcome) {
        double[] values = group.runs().stream()
                .filter(run -> run.status() == RunStatus.FINISHED)
                .mapToDouble(outcome::of)
                .toArray();
        int seeds = group.runs().size();
        boolean measured = Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
        if (!measured && values.length == seeds) return new Words("–");
        return new Measured(MeanSd.of(values), outcome.isShare() ? 100 : 1, outcome.isShare() ? 1 : 2, seeds);
    }

    private static Words rates(RunGroup group) {
        List<Double> chosen = group.runs().stream()
                .map(RunCurves::learningRate)
                .filter(rate -> !Double.isNaN(rate))
                .distinct()
                .toList();
        List<Double> grid = group.first().run().experiment().training().learningRates();
        String edges = chosen.stream()
                .map(rate -> RateGrid.edge(grid, rate))
                .filter(edge -> !edge.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String rates = chosen.stream().map(PlainNumber::of).collect(Collectors.joining(", "));
        return new Words(rates, edges.isEmpty() ? "" : edges + " of its grid");
    }

    /** Whether there are several methods with a spread to compare. */
    private static boolean isRanked(List<RunCurves> runs) {
        return RunGroup.of(runs).stream()
                        .filter(group -> group.runs().size() > 1)
                        .count()
                > 1;
    }

    private static List<String> notes(List<RunCurves> runs) {
        List<String> notes = new ArrayList<>();
        Set<Integer> seeds = new TreeSet<>();
        for (RunGroup group : RunGroup.of(runs)) seeds.add(group.runs().size());
        String counts = seeds.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        if (!seeds.isEmpty() && !seeds.equals(Set.of(1))) {
            notes.add("Mean ± standard deviation over " + counts + " seeds.");
        } else if (!seeds.isEmpty()) {
            notes.add("One seed.");
        }
        for (RunCurves run : runs) {
            if (run.status() == RunStatus.FINISHED) {
                if (!run.reason().isEmpty()) {
                    notes.add(run.run().label() + ", seed " + run.run().seed() + ": " + run.reason() + ".");
                }
                continue;
            }
            notes.add(run.run().label() + ", seed " + run.run().seed() + ": "
                    + run.status().label()
                    + (run.reason().isEmpty() ? "" : " (" + run.reason() + ")") + ", not in the mean.");
        }
        return notes;
    }
}
