package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.CancelledException;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.EngineStop;
import org.limbeck.cli.console.Faults;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on shipped data, from teacher to figures. */
@Command(name = "demo", description = "The main job on shipped data: results.json, figures, tables and arrays")
public final class DemoCommand implements Callable<Integer> {
    public static final long SEED = 1;

    private final Console console;
    private final Engine.Factory engines;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "made when missing")
    private Path out;

    @Option(names = "--seed", defaultValue = "" + SEED, description = "of the students (default: ${DEFAULT-VALUE})")
    private long seed;

    public DemoCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        OutputPath.require(out, "--out");
        return run(out, seed);
    }

    public int run(Path folder, long seed) throws InterruptedException {
        Path workspace = folder.resolve("workspace");
        try (Engine engine = engines.open(workspace, console.options().threads());
                EngineStop interruption = EngineStop.closing(engine, console, "demo --out " + folder)) {
            ExperimentService experiments = engine.experiments();
            List<RunSpec> runs = experiments.submit(Demo.spec(seed));
            boolean good = new RunWatch(console, experiments).await(runs);
            if (interruption.begun()) throw new CancelledException();
            List<String> ids = runs.stream().map(RunSpec::id).toList();
            ReportFolder.write(folder, experiments.runs(), ids, experiments.teachers());
            console.result(
                    Map.of("folder", folder.toString(), "runs", ids),
                    RunsCommand.table(experiments, ids)
                            + "%n%nwrote results.json, figures, tables and arrays to %s".formatted(folder));
            return good ? 0 : Faults.FAILED;
        }
    }
}
