package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.figure.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export report}: figures, tables and {@code results.json} of runs of the workspace, as the demo writes them. */
@Command(name = "report", description = "Figures, tables, results.json and arrays of experiments or runs")
public final class ReportCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Parameters(arity = "1..*", paramLabel = "EXPERIMENT|RUN", description = "names or ids as 'runs list' shows them")
    private List<String> names;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "made when missing")
    private Path out;

    public ReportCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        OutputPath.requireFolder(out, console.options().workspace());
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            ExperimentService experiments = engine.experiments();
            List<String> ids = NamedRuns.of(experiments.runs().runs(), names);
            ReportFolder.write(out, experiments.runs(), ids, experiments.teachers());
            console.result(
                    Map.of("folder", out.toString(), "runs", ids),
                    RunsCommand.table(experiments, ids)
                            + "%n%nwrote results.json, figures, tables and arrays to %s".formatted(out));
            return 0;
        }
    }
}
