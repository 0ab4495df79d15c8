package org.limbeck.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.provenance.ProgramEnvironment;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/** Small specifications and events for the tests of queue and workspace. */
public final class Samples {
    private Samples() {}

    public static ExperimentSpec experiment(List<Schedule> methods, List<Double> rates, List<Long> seeds) {
        TrainingSettings teacher = new TrainingSettings(4, 10, List.of(0.1), 0.9, 0, "constant", 1);
        TrainingSettings student = new TrainingSettings(4, 10, rates, 0.9, 0, "constant", 1);
        ProbeSettings probe = new ProbeSettings(
                20, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 2, false, ArrayRetention.ALL, 0);
        return new ExperimentSpec(
                "sample",
                new DatasetSpec("moons", null, 50, 30, 0.2, List.of(), List.of(), true, 0, false, 0.1, 0),
                new TeacherSpec(null, new ModelSpec("mlp", 1), teacher, 3),
                new ModelSpec("mlp", 0.5),
                student,
                methods,
                probe,
                seeds);
    }

    public static RunSpec run(String id) {
        Schedule online = new Schedule.Online(1, 4, 1);
        return new RunSpec(id, "e-1", null, experiment(List.of(online), List.of(0.1), List.of(1L)), online, 1);
    }

    public static ProgramEnvironment program() {
        return new ProgramEnvironment(
                "0.2.0",
                "3f2a91c",
                "17.0.9, Example",
                "Linux 6.1 amd64",
                "A processor",
                2,
                Map.of("nd4j", "1.0.0-M2.1"));
    }

    /** Of a network with so many outputs. */
    public static TrainingProvenance provenance(int outputs) {
        return new TrainingProvenance(program(), 2, Map.of("oneDNN", 5, "Java", 1), outputs, "5e1f00d");
    }

    /** Events as text in which every bit of a number shows. */
    public static String exact(List<? extends RunEvent> events) {
        ObjectWriter writer = new ObjectMapper()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writerFor(RunEvent.class);
        StringBuilder lines = new StringBuilder();
        try {
            for (RunEvent event : events)
                lines.append(writer.writeValueAsString(event)).append('\n');
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return lines.toString();
    }

    /** One event of every kind, with numbers that a careless format would bend. */
    public static List<RunEvent> events() {
        StageSetting setting = new StageSetting(2, 4, 1);
        return List.of(
                new RunEvent.Started(0, 0, 40, 10, 123, provenance(1)),
                new RunEvent.LearningRateChosen(0, 0.1, 0.1, Double.NaN),
                new RunEvent.StageStarted(0, 0.2, 0, setting, 20, 2.5),
                new RunEvent.Trained(10, 1 / 3.0, 1, 0.1 + 0.2, 1e-17, 1234.5),
                new RunEvent.Probed(10, 1.5, 0, probe(10, true)),
                new RunEvent.Evaluated(10, 2, 1, 0.5, 2 / 3.0),
                new RunEvent.CheckpointSaved(10, 2.1));
    }

    public static ProbeResult probe(long step, boolean stageEnd) {
        return probe(step, stageEnd, new StageSetting(2, 4, 1), 1 / 3.0);
    }

    /** A result with one number that the caller chooses. */
    public static ProbeResult probe(long step, boolean stageEnd, StageSetting setting, double complexity) {
        return probe(step, stageEnd, setting, complexity, 0.25);
    }

    /** The same at a margin scale. */
    public static ProbeResult probe(
            long step, boolean stageEnd, StageSetting setting, double complexity, double marginScale) {
        return new ProbeResult(
                step,
                step / 10.0,
                stageEnd,
                setting,
                KernelKind.CLASS_MEAN,
                1e-6,
                1e7,
                3.25,
                Map.of(
                        ProbeResult.CURRENT,
                        new Complexity(complexity, 2, Double.NaN),
                        ProbeResult.LABELS,
                        new Complexity(1, 2, 3)),
                Encoding.PROBABILITY,
                new double[] {-1, 0, 0.1, 0.2, Double.NaN},
                marginScale,
                0.75,
                0.5,
                0.6,
                0.7,
                Double.NaN,
                1,
                0.1,
                0.9,
                Double.NaN,
                Double.NaN,
                new Bound(0.75, 1 / 3.0, 0.1, 0.75 + 1 / 3.0 + 0.1, true));
    }
}
