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
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs fork}: another way from a step of a run on. */
@Command(
        name = "fork",
        description = "Train a run on from one of its steps under another method; the run itself stays as it is")
public final class RunsForkCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Parameters(paramLabel = "RUN@STEP", description = "the run and the step, or @stageN for the start of its stage N")
    private String from;

    @Option(
            names = "--method",
            required = true,
            description = "as in a specification: offline, or \"{method: rco, anchors: 4, temperature: 2}\"")
    private String method;

    public RunsForkCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        Schedule schedule = SpecYaml.parseMethod(method);
        int at = from.lastIndexOf('@');
        if (at < 1) throw new UserError("\"" + from + "\" is not a reference", "runs fork", "Write RUN@STEP");
        String run = from.substring(0, at);
        try (Engine engine = engines.open(
                        console.options().workspace(), console.options().threads());
                EngineStop interruption = EngineStop.closing(engine, console, "runs list")) {
            ExperimentService experiments = engine.experiments();
            RunSpec fork = experiments.fork(run, step(experiments, run, from.substring(at + 1)), schedule);
            boolean good = new RunWatch(console, experiments).await(List.of(fork));
            if (interruption.begun()) throw new CancelledException();
            console.result(
                    ResultsDocument.of(experiments.runs(), List.of(fork.id()), experiments.teachers()),
                    RunsCommand.table(experiments, List.of(fork.id())));
            return good ? 0 : Faults.FAILED;
        }
    }

    private long step(ExperimentService experiments, String run, String place) {
        if (place.matches("\\d{1,18}")) return Long.parseLong(place);
        if (place.matches("stage\\d{1,9}")) {
            int index = Integer.parseInt(place.substring("stage".length()));
            return experiments.runs().events(run).stream()
                    .filter(event -> event instanceof RunEvent.StageStarted stage && stage.index() == index)
                    .mapToLong(RunEvent::step)
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            "the run has no stage " + index, run, "'runs show " + run + "' lists its stages"));
        }
        throw new UserError(
                "\"" + from + "\" is not a reference", "runs fork", "Write RUN@STEP, or RUN@stageN for its stage N");
    }
}
