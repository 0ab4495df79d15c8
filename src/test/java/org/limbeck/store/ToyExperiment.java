package org.limbeck.store;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecYaml;

/** A real experiment of a few seconds; also a program of its own, which goes on where it was killed. */
public final class ToyExperiment {
    private ToyExperiment() {}

    static ExperimentSpec spec() {
        return SpecYaml.parse(
                String.join(
                        "\n",
                        "name: toy",
                        "dataset: {source: moons, trainCount: 100, testCount: 50, validationFraction: 0.2}",
                        "teacher:",
                        "  model: {name: mlp, width: 0.5}",
                        "  training: {epochs: 8, batch: 16, learningRates: [0.1], checkpointEvery: 2}",
                        "student: {name: mlp, width: 0.2}",
                        "training: {epochs: 6, batch: 20, learningRates: [0.02, 0.1], checkpointEvery: 1}",
                        "methods: [none, {method: online, period: 2, temperature: 2}]",
                        "probe: {examples: 32, everyEpochs: 3, arrays: all}",
                        "seeds: [1, 2]"),
                "toy");
    }

    /** @param arguments the workspace */
    public static void main(String[] arguments) throws InterruptedException {
        try (LimbeckEngine engine = LimbeckEngine.open(Path.of(arguments[0]), 2)) {
            engine.addListener(new RunListener() {
                @Override
                public void statusChanged(String runId, RunStatus status) {
                    System.out.println("status " + runId + " " + status);
                }

                @Override
                public void happened(String runId, JournalEntry entry) {
                    System.out.println(entry.event().getClass().getSimpleName() + " " + runId + " "
                            + entry.event().step());
                }
            });
            run(engine);
        }
    }

    static void run(LimbeckEngine engine) throws InterruptedException {
        if (engine.runs().runs().isEmpty()) engine.submit(spec());
        for (RunSummary run : engine.runs().runs()) {
            if (run.status().isResumable()) engine.resume(run.id());
        }
        for (RunSummary run : engine.runs().runs()) engine.await(run.id());
    }

    /** What all runs measured, bit by bit, under their label and seed. */
    static String metrics(RunArchive runs) {
        return runs.runs().stream()
                .map(run -> run.label() + ", seed " + run.seed() + "\n" + MetricText.of(runs.events(run.id())))
                .collect(Collectors.joining("\n"));
    }
}
