package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.CancelledException;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.EngineStop;
import org.limbeck.cli.console.Faults;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.report.Findings;
import org.limbeck.figure.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on shipped data, from teacher to figures. */
@Command(name = "demo", description = "The main job on shipped data: results.json, figures, tables and arrays")
public final class DemoCommand implements Callable<Integer> {
    static final long SEED = 1;

    private final Console console;
    private final Engine.Factory engines;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "made when missing")
    private Path out;

    @Option(
            names = "--seed",
            split = ",",
            paramLabel = "SEED",
            defaultValue = "" + SEED,
            description = "of the students; several as in 1,2,3 (default: ${DEFAULT-VALUE})")
    private List<Long> seeds;

    @Option(names = "--train-teacher", description = "train the teacher anew instead of taking the one that is shipped")
    private boolean trainTeacher;

    public DemoCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        OutputPath.require(out, "--out");
        return run(out, Demo.spec(seeds.stream().mapToLong(Long::longValue).toArray()), trainTeacher);
    }

    /** The demo with the shipped teacher and one seed. */
    public int run(Path folder) throws InterruptedException {
        return run(folder, Demo.spec(SEED), false);
    }

    private int run(Path folder, ExperimentSpec spec, boolean teacherAnew) throws InterruptedException {
        Path workspace = folder.resolve("workspace");
        try (Engine engine = engines.open(workspace, console.options().threads());
                EngineStop interruption = EngineStop.closing(engine, console, "demo --out " + folder)) {
            ExperimentService experiments = engine.experiments();
            if (teacherAnew) requireNoTeacher(experiments, spec, workspace);
            // One that is in the line already is not taken from those shipped.
            if (teacherAnew) experiments.train(spec.dataset(), spec.teacher());
            List<RunSpec> runs = experiments.submit(spec);
            boolean good = new RunWatch(console, experiments).await(runs);
            if (interruption.begun()) throw new CancelledException();
            List<String> ids = runs.stream().map(RunSpec::id).toList();
            ReportFolder.write(folder, experiments.runs(), ids, experiments.teachers());
            String outcome = Findings.outcome(ReportFolder.curves(experiments.runs(), ids, experiments.teachers()));
            console.result(
                    Map.of("folder", folder.toString(), "runs", ids, "outcome", outcome),
                    RunsCommand.table(experiments, ids)
                            + "%n%n%s%n%nwrote results.json, figures, tables and arrays to %s"
                                    .formatted(outcome, folder));
            return good ? 0 : Faults.FAILED;
        }
    }

    private static void requireNoTeacher(ExperimentService experiments, ExperimentSpec spec, Path workspace) {
        boolean stored = experiments.teachers().teachers().stream()
                .anyMatch(teacher -> teacher.complete() && teacher.dataset().equals(spec.dataset()));
        if (!stored) return;
        throw new UserError(
                "a trained teacher is there already",
                workspace.toString(),
                "choose another --out, or leave --train-teacher out");
    }
}
