package org.limbeck.cli.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Columns;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.EngineStop;
import org.limbeck.cli.console.Faults;
import org.limbeck.cli.console.Stopping;
import org.limbeck.cli.kernel.KernelOptions;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.student.RateStudy;
import org.limbeck.experiment.student.RateStudy.Finding;
import org.limbeck.experiment.student.RateStudy.Trial;
import org.limbeck.figure.curve.MeanSd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rates}: each method's learning rate, found on some seeds and confirmed on others. */
@Command(
        name = "rates",
        description = {
            "Find each method's learning rate with equal effort: every method is trained at every rate of the grid with"
                    + " every choosing seed; the rate with the best mean validation accuracy is trained again with the"
                    + " confirming seeds.",
            "What it prints as methodRates goes into the training of the specification."
        })
public final class RatesCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Parameters(paramLabel = "SPEC.yaml", description = "an experiment; its own rates, seeds and probe play no part")
    private Path file;

    @Option(
            names = "--grid",
            split = ",",
            paramLabel = "RATE",
            defaultValue = "0.001,0.003,0.01,0.03,0.1",
            description = "rates, the same for every method (default: ${DEFAULT-VALUE})")
    private List<Double> grid;

    @Option(names = "--choose", split = ",", required = true, paramLabel = "SEED", description = "seeds to choose on")
    private List<Long> choosing;

    @Option(names = "--confirm", split = ",", paramLabel = "SEED", description = "other seeds to confirm on")
    private List<Long> confirming = List.of();

    public RatesCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** What {@code --json} prints of a method; accuracies of trainings that diverged are null. */
    record Found(
            String method, double learningRate, boolean atEdgeOfGrid, List<Trial> choosing, List<Trial> confirming) {
        static Found of(Finding finding) {
            return new Found(
                    finding.method().label(),
                    finding.learningRate(),
                    finding.edge(),
                    finding.choosing(),
                    finding.confirming());
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        ExperimentSpec spec = SpecYaml.read(file);
        Path workspace = console.options().workspace();
        try (Engine engine = engines.open(workspace, console.options().threads())) {
            ExperimentService experiments = engine.experiments();
            requireSound(experiments, spec);
            trainTeacher(engine, experiments, spec);
            List<Finding> findings;
            try (Stopping control = new Stopping(KernelOptions.progress(console, "rates"), Stopping.TO_TIDY_UP)) {
                RateStudy.Question question = new RateStudy.Question(spec, grid, choosing, confirming);
                findings = experiments.rates(workspace.resolve("rates")).answer(question, control);
            }
            console.progress("");
            console.result(findings.stream().map(Found::of).toList(), text(findings));
            return findings.stream().anyMatch(finding -> Double.isNaN(finding.learningRate())) ? Faults.FAILED : 0;
        }
    }

    private void requireSound(ExperimentService experiments, ExperimentSpec spec) {
        List<SpecProblem> problems = experiments.check(spec);
        if (problems.isEmpty()) return;
        throw new UserError(problems.get(0).problem(), problems.get(0).field(), "mend the specification");
    }

    private void trainTeacher(Engine engine, ExperimentService experiments, ExperimentSpec spec)
            throws InterruptedException {
        TeacherSpec teacher = spec.teacher();
        if (teacher == null || teacher.model() == null) return;
        try (EngineStop interruption = EngineStop.closing(engine, console, "rates " + file + " ...")) {
            String id = experiments.teacher(spec.dataset(), teacher).id();
            new RunWatch(console, experiments).awaitTeacher(id);
        }
    }

    private String text(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("method"));
        List<Double> rates = grid.stream().sorted().toList();
        rates.forEach(rate -> head.add(plain(rate)));
        head.add("chosen");
        if (!confirming.isEmpty()) head.addAll(List.of("confirmed: validation", "test"));
        rows.add(head);
        for (Finding finding : findings) rows.add(row(finding, rates));
        StringBuilder text = new StringBuilder("validation accuracy in %, mean over seeds ")
                .append(choosing.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        if (!confirming.isEmpty()) {
            text.append("; confirmed on seeds ")
                    .append(confirming.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        text.append("%n%n%s%n%n".formatted(Columns.text(rows)));
        for (Finding finding : findings) text.append(warning(finding));
        return text.append(yaml(findings)).toString().stripTrailing();
    }

    private List<String> row(Finding finding, List<Double> rates) {
        List<String> row = new ArrayList<>(List.of(finding.method().label()));
        for (double rate : rates) {
            double accuracy = finding.validationAccuracy(rate);
            row.add(Double.isNaN(accuracy) ? "diverged" : percent(accuracy));
        }
        row.add(Double.isNaN(finding.learningRate()) ? "none" : plain(finding.learningRate()));
        if (!confirming.isEmpty()) {
            row.add(meanSd(finding.confirming().stream().mapToDouble(Trial::validationAccuracy)));
            row.add(meanSd(finding.confirming().stream().mapToDouble(Trial::testAccuracy)));
        }
        return row;
    }

    private static String warning(Finding finding) {
        String method = finding.method().label();
        if (Double.isNaN(finding.learningRate())) {
            return "%s diverged at every rate; give smaller ones%n%n".formatted(method);
        }
        if (!finding.edge()) return "";
        return "the best rate of %s, %s, lies at the edge of the grid; a better one may lie outside: widen --grid%n%n"
                .formatted(method, plain(finding.learningRate()));
    }

    private static String yaml(List<Finding> findings) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (!Double.isNaN(finding.learningRate()))
                rates.put(finding.method().label(), finding.learningRate());
        }
        StringBuilder yaml = new StringBuilder("training:%n  methodRates:%n".formatted());
        rates.forEach((method, rate) -> yaml.append("    \"%s\": %s%n".formatted(method, plain(rate))));
        return yaml.toString();
    }

    /** Without an exponent. */
    private static String plain(double rate) {
        return new BigDecimal(Double.toString(rate)).stripTrailingZeros().toPlainString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String meanSd(DoubleStream shares) {
        MeanSd value = MeanSd.of(shares.toArray());
        if (value.count() == 0) return "";
        return percent(value.mean()) + (value.count() == 1 ? "" : " ± " + percent(value.sd()));
    }
}
