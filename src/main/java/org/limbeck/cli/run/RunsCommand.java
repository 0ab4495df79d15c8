package org.limbeck.cli.run;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.cli.console.Columns;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.results.ResultsDocument;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.SpecYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code runs}: what the workspace holds. */
@Command(name = "runs", description = "List and show runs", synopsisSubcommandLabel = "COMMAND")
public final class RunsCommand {
    private final Console console;
    private final Engine.Factory engines;

    public RunsCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** One run of {@code runs list}. */
    record Listed(
            String id,
            String experiment,
            String label,
            long seed,
            String status,
            String created,
            double lastTestAccuracy) {}

    @Command(name = "list", description = "All runs of the workspace")
    int list() {
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            List<RunSummary> runs = engine.experiments().runs().runs();
            List<Listed> listed = runs.stream()
                    .map(run -> new Listed(
                            run.id(),
                            run.experimentName(),
                            run.label(),
                            run.seed(),
                            run.status().label(),
                            run.created().toString(),
                            run.lastTestAccuracy()))
                    .toList();
            List<String> ids = runs.stream().map(RunSummary::id).toList();
            console.result(listed, ids.isEmpty() ? "no runs yet" : table(engine.experiments(), ids));
            return 0;
        }
    }

    @Command(name = "show", description = "One run: its specification and its measurements")
    int show(@Parameters(paramLabel = "ID") String id) {
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            ExperimentService experiments = engine.experiments();
            String specification = SpecYaml.write(experiments.runs().spec(id).experiment());
            console.result(
                    ResultsDocument.of(experiments.runs(), List.of(id), experiments.teachers()),
                    table(experiments, List.of(id)) + System.lineSeparator().repeat(2) + specification.stripTrailing());
            return 0;
        }
    }

    /** One line a run, in columns as wide as what stands in them. */
    static String table(ExperimentService experiments, List<String> ids) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "experiment", "method", "seed", "status", "last test accuracy"));
        for (String id : ids) rows.add(cells(experiments.runs().summary(id)));
        return Columns.text(rows);
    }

    private static List<String> cells(RunSummary run) {
        return List.of(
                run.id(),
                run.experimentName(),
                run.label(),
                Long.toString(run.seed()),
                run.status().label(),
                Double.isFinite(run.lastTestAccuracy()) ? "%.2f %%".formatted(100 * run.lastTestAccuracy()) : "");
    }
}
