package org.limbeck.experiment.spec;

import java.util.List;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/**
 * The main job on shipped data, small enough to end within three minutes on two cores: a convolutional teacher with its
 * checkpoints, and a student under no, offline and online distillation.
 */
public final class Demo {
    private Demo() {}

    /** @param seed of the students; data, probe set and teacher stay the same, so that the teacher is trained once */
    public static ExperimentSpec spec(long seed) {
        DatasetSpec glyphs =
                new DatasetSpec("glyphs-grey", null, 0, 0, 0.1, List.of(), List.of(), true, 0, false, 0, 0);
        TrainingSettings teacher = new TrainingSettings(8, 32, List.of(0.05), 0.9, 5e-4, "cosine", 1);
        TrainingSettings student = new TrainingSettings(16, 32, List.of(0.005), 0.9, 5e-4, "cosine", 1);
        ProbeSettings probe = new ProbeSettings(
                128, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 1, true, ArrayRetention.ALL, 0);
        return new ExperimentSpec(
                "demo",
                glyphs,
                new TeacherSpec(null, new ModelSpec("resnet-8", 0.5), teacher, 0),
                new ModelSpec("lenet-5", 1),
                student,
                List.of(
                        new Schedule.None(),
                        new Schedule.Offline(1, 1),
                        new Schedule.Offline(4, 1),
                        new Schedule.Online(1, 1, 1),
                        new Schedule.Online(1, 4, 1)),
                probe,
                List.of(seed));
    }
}
