package org.limbeck.experiment.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.DatasetInspection;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/** A specification to start from for a data set: the demo's settings for small images, others for points and files. */
public final class Proposals {
    /** More examples than this make training long on a desktop; then a subset of it is proposed. */
    static final int MANY_EXAMPLES = 10_000;

    private static final int MANY_TESTS = 2_000;

    private Proposals() {}

    /** @param seen what the data hold; null while that is not known, which proposes as for small images */
    public static ExperimentSpec of(DatasetSpec data, @Nullable DatasetInspection seen) {
        ExperimentSpec demo = Demo.spec(1);
        if (seen != null && seen.shape().size() == 1) return points(data, demo);
        if (data.path() != null) return files(data, seen, demo);
        return new ExperimentSpec(
                data.label(),
                data,
                demo.teacher(),
                demo.student(),
                demo.training(),
                demo.methods(),
                demo.probe(),
                demo.seeds());
    }

    private static ExperimentSpec points(DatasetSpec data, ExperimentSpec demo) {
        TrainingSettings training = new TrainingSettings(10, 32, List.of(0.02), 0.9, 5e-4, "cosine", 1);
        return new ExperimentSpec(
                data.label(),
                data,
                new TeacherSpec(null, new ModelSpec("mlp", 1), training, 0),
                new ModelSpec("mlp", 0.25),
                training,
                List.of(new Schedule.None(), new Schedule.Offline(1, 1), new Schedule.Online(1, 1, 1)),
                demo.probe(),
                demo.seeds());
    }

    private static ExperimentSpec files(DatasetSpec data, @Nullable DatasetInspection seen, ExperimentSpec demo) {
        ProbeSettings probe = new ProbeSettings(
                256, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 1, true, ArrayRetention.STAGES, 0);
        return new ExperimentSpec(
                data.label(),
                seen == null ? data : fewer(data, seen),
                new TeacherSpec(null, new ModelSpec("resnet-8", 1), SpecDefaults.TEACHER_TRAINING, 0),
                new ModelSpec("lenet-5", 1),
                SpecDefaults.STUDENT_TRAINING,
                demo.methods(),
                probe,
                demo.seeds());
    }

    private static DatasetSpec fewer(DatasetSpec data, DatasetInspection seen) {
        int train = seen.train() + seen.validation() > MANY_EXAMPLES ? MANY_EXAMPLES : data.trainCount();
        int test = seen.test() > MANY_TESTS ? MANY_TESTS : data.testCount();
        return new DatasetSpec(
                data.source(),
                data.path(),
                train,
                test,
                data.validationFraction(),
                data.positive(),
                data.negative(),
                data.standardise(),
                data.crop(),
                data.flip(),
                data.noise(),
                data.seed(),
                data.heldOut());
    }
}
