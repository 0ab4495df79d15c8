package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.limbeck.base.CancelledException;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.EngineStop;
import org.limbeck.cli.console.Faults;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.results.ResultsDocument;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExampleSpec;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: an experiment from its YAML file, to its end. */
@Command(name = "run", description = "Run an experiment to its end, or print an example of one")
public final class RunCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Parameters(arity = "0..1", paramLabel = "SPEC.yaml", description = "the experiment")
    private Path file;

    @Option(names = "--resume", description = "continue the interrupted runs of this experiment instead of new ones")
    private boolean resume;

    @Option(names = "--example", description = "print a commented specification and stop")
    private boolean example;

    public RunCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (example && (file != null || resume)) {
            throw new UserError(
                    "only prints a specification, and runs none",
                    "--example",
                    "Leave it out, or give nothing beside it");
        }
        if (example) {
            console.result(
                    java.util.Map.of("yaml", ExampleSpec.text()),
                    ExampleSpec.text().stripTrailing());
            return 0;
        }
        if (file == null) throw new UserError("no specification is given", "run", "Give a file, or --example for one");
        ExperimentSpec spec = SpecYaml.read(file);
        try (Engine engine = engines.open(
                        console.options().workspace(), console.options().threads());
                EngineStop interruption = EngineStop.closing(engine, console, "run " + file + " --resume")) {
            ExperimentService experiments = engine.experiments();
            List<RunSpec> runs = resume ? resumed(experiments, spec) : experiments.submit(spec);
            boolean good = new RunWatch(console, experiments).await(runs);
            if (interruption.begun()) throw new CancelledException();
            List<String> ids = runs.stream().map(RunSpec::id).toList();
            console.result(
                    ResultsDocument.of(experiments.runs(), ids, experiments.teachers()),
                    RunsCommand.table(experiments, ids));
            return good ? 0 : Faults.FAILED;
        }
    }

    /** The runs of the newest experiment with this specification's name, those that can go on queued again. */
    private List<RunSpec> resumed(ExperimentService experiments, ExperimentSpec spec) {
        List<RunSummary> named = experiments.runs().runs().stream()
                .filter(run -> run.experimentName().equals(spec.name()))
                .toList();
        if (named.isEmpty()) {
            throw new UserError(
                    "there is no run of an experiment named \"" + spec.name() + "\" in the workspace",
                    file.toString(),
                    "Run it without --resume, or choose its workspace with --workspace");
        }
        String newest = named.get(named.size() - 1).experimentId();
        List<RunSummary> runs =
                named.stream().filter(run -> run.experimentId().equals(newest)).toList();
        for (RunSummary run : runs) {
            if (run.status().isResumable()) experiments.resume(run.id());
        }
        return runs.stream().map(run -> experiments.runs().spec(run.id())).toList();
    }
}
