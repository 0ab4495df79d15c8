package org.limbeck.cli.run;

import java.util.List;
import java.util.concurrent.Callable;
import org.limbeck.base.CancelledException;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.EngineStop;
import org.limbeck.cli.console.Faults;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.results.ResultsDocument;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs extend}: more seeds and methods for an experiment, without its other runs again. */
@Command(
        name = "extend",
        description = "Add seeds or methods to an experiment; the runs that it has stay as they are, and what is added"
                + " equals what would have been there from the start")
public final class RunsExtendCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Parameters(paramLabel = "EXPERIMENT", description = "its id, as in 'runs list --json'")
    private String experiment;

    @Option(names = "--seeds", paramLabel = "SEED", split = ",", description = "seeds to add")
    private List<Long> seeds = List.of();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "to add, as in a specification: offline, or \"{method: online, period: 2}\"")
    private List<String> methods = List.of();

    public RunsExtendCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seeds.isEmpty() && methods.isEmpty()) {
            throw new UserError("there is nothing to add", "runs extend", "give --seeds or --method");
        }
        List<Schedule> further = methods.stream().map(SpecYaml::parseMethod).toList();
        try (Engine engine = engines.openExisting(
                        console.options().workspace(), console.options().threads());
                EngineStop interruption = EngineStop.closing(engine, console, "runs list")) {
            ExperimentService experiments = engine.experiments();
            List<RunSpec> added = experiments.extend(experiment, seeds, further);
            boolean good = new RunWatch(console, experiments).await(added);
            if (interruption.begun()) throw new CancelledException();
            List<String> ids = added.stream().map(RunSpec::id).toList();
            console.result(
                    ResultsDocument.of(experiments.runs(), ids, experiments.teachers()),
                    RunsCommand.table(experiments, ids));
            return good ? 0 : Faults.FAILED;
        }
    }
}
