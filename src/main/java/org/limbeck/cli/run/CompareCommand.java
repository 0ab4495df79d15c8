package org.limbeck.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Columns;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecDifference;
import org.limbeck.figure.comparison.MethodResult;
import org.limbeck.figure.comparison.PairedMethods;
import org.limbeck.figure.comparison.ResultSentence;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: methods over seeds, paired with a baseline, and what differs between two specifications. */
@Command(
        name = "compare",
        description = {
            "Compare methods: mean and standard deviation over seeds, differences paired by seed with an exact sign-flip"
                    + " test, and a sentence on each.",
            "Of two runs or two experiments also the fields in which their specifications differ."
        })
public final class CompareCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Parameters(arity = "1..*", paramLabel = "EXPERIMENT|RUN", description = "names or ids as 'runs list' shows them")
    private List<String> names;

    @Option(
            names = "--baseline",
            paramLabel = "METHOD",
            description = "label of the method with which the others are paired (default: the one without teacher)")
    private String baseline;

    @Option(
            names = "--by",
            paramLabel = "ACCURACY",
            defaultValue = "last",
            description = "test accuracy that is paired: last (epoch) or validation-selected (default: last)")
    private String by;

    public CompareCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** What {@code --json} prints. */
    record Result(
            List<MethodResult> methods, List<Pair> pairs, List<String> findings, List<SpecDifference> differences) {}

    /** @param leastP the smallest that so many seeds can give @param tooFew whether that is above 0.05 */
    record Pair(
            String setting,
            String method,
            String baseline,
            String outcome,
            List<Long> seeds,
            List<Double> differences,
            double mean,
            double p,
            boolean exact,
            double leastP,
            boolean tooFew) {
        static Pair of(PairedMethods pair) {
            return new Pair(
                    pair.setting(),
                    pair.methodLabel(),
                    pair.baselineLabel(),
                    pair.outcome().column(),
                    pair.seeds(),
                    pair.differences(),
                    pair.test().mean(),
                    pair.test().p(),
                    pair.test().exact(),
                    pair.test().least(),
                    pair.test().isTooSmall());
        }
    }

    @Override
    public Integer call() {
        Outcome outcome = outcome();
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            ExperimentService experiments = engine.experiments();
            List<RunSummary> known = experiments.runs().runs();
            List<RunCurves> runs =
                    ReportFolder.curves(experiments.runs(), NamedRuns.of(known, names), experiments.teachers());
            List<PairedMethods> pairs = PairedMethods.of(runs, outcome, baseline);
            Result result = new Result(
                    MethodResult.of(runs),
                    pairs.stream().map(Pair::of).toList(),
                    pairs.stream()
                            .map(ResultSentence::of)
                            .filter(sentence -> !sentence.isEmpty())
                            .toList(),
                    differences(experiments, known));
            console.result(result, text(result, pairs));
            return 0;
        }
    }

    private Outcome outcome() {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.ranks() && outcome.column().equals(by)) return outcome;
        }
        throw new UserError(
                "methods are not compared by \"" + by + "\"",
                "--by",
                "Use last or validation-selected; best looks at the test set");
    }

    /** Of two names that mean one run each, or one experiment each. */
    private List<SpecDifference> differences(ExperimentService experiments, List<RunSummary> known) {
        if (names.size() != 2) return List.of();
        List<RunSpec> sides = new ArrayList<>();
        int runs = 0;
        for (String name : names) {
            List<String> ids = NamedRuns.of(known, name);
            Set<String> owners = new LinkedHashSet<>();
            ids.forEach(id -> owners.add(experiments.runs().spec(id).experimentId()));
            if (owners.size() > 1) return List.of();
            if (ids.contains(name)) runs++;
            sides.add(experiments.runs().spec(ids.get(0)));
        }
        return runs == 2
                ? SpecDifference.of(sides.get(0), sides.get(1))
                : SpecDifference.of(sides.get(0).experiment(), sides.get(1).experiment());
    }

    private String text(Result result, List<PairedMethods> pairs) {
        List<String> parts = new ArrayList<>();
        parts.add("test accuracy in %, mean ± standard deviation over seeds that finished");
        parts.add(methods(result.methods));
        if (!pairs.isEmpty()) parts.add(paired(pairs));
        if (!result.findings.isEmpty()) parts.add(String.join(System.lineSeparator(), result.findings));
        if (names.size() == 2) parts.add(differing(result.differences));
        return String.join(System.lineSeparator().repeat(2), parts);
    }

    private static String methods(List<MethodResult> methods) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "method", "last", "n", "validation-selected", "n", "best (looks at the test set)", "n", "setting"));
        for (MethodResult each : methods) {
            rows.add(List.of(
                    each.method(),
                    spread(each.last()),
                    count(each.last()),
                    spread(each.validationSelected()),
                    count(each.validationSelected()),
                    spread(each.best()),
                    count(each.best()),
                    each.setting()));
        }
        return Columns.text(rows);
    }

    private static String spread(MeanSd value) {
        if (value.count() == 0) return "";
        String mean = String.format(Locale.ROOT, "%.1f", 100 * value.mean());
        return value.count() == 1 ? mean : mean + String.format(Locale.ROOT, " ± %.1f", 100 * value.sd());
    }

    private static String count(MeanSd value) {
        return Integer.toString(value.count());
    }

    private static String paired(List<PairedMethods> pairs) {
        StringBuilder text =
                new StringBuilder("paired by seed, " + pairs.get(0).outcome().label());
        for (PairedMethods pair : pairs) {
            text.append(System.lineSeparator())
                    .append("  %s against %s: %s".formatted(pair.methodLabel(), pair.baselineLabel(), pair.text()));
        }
        return text.toString();
    }

    private static String differing(List<SpecDifference> differences) {
        if (differences.isEmpty()) return "no difference of specifications to show";
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("field", "first", "second"));
        for (SpecDifference each : differences) rows.add(List.of(each.field(), side(each.left()), side(each.right())));
        return Columns.text(rows);
    }

    private static String side(@Nullable String value) {
        return value == null ? "–" : value;
    }
}
