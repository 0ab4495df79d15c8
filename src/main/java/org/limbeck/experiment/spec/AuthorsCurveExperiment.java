package org.limbeck.experiment.spec;

import java.util.List;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/**
 * The second thing to run after the demo: a setting on CIFAR-10 in which the shapes of the authors' figure can be seen
 * ({@code docs/theory.md}, section 7), with and without augmentation. The same as {@code
 * docs/experiments/authors-curve.yaml} and its variant.
 */
public final class AuthorsCurveExperiment {
    /** Where it can be offered: as {@link DatasetSpec#source}. */
    public static final String SOURCE = "cifar-10";

    private AuthorsCurveExperiment() {}

    /** @param folder of the binary files @param augmented whether images are cropped and mirrored while training */
    public static ExperimentSpec spec(String folder, boolean augmented) {
        DatasetSpec data = new DatasetSpec(
                SOURCE,
                folder,
                3000,
                2000,
                0,
                List.of("0", "1", "8", "9"),
                List.of(),
                true,
                augmented ? 4 : 0,
                augmented,
                0,
                0);
        ProbeSettings probe = new ProbeSettings(
                256, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 0, false, ArrayRetention.NONE, 0);
        return new ExperimentSpec(
                augmented ? "authors-curve-augmented" : "authors-curve",
                data,
                new TeacherSpec(null, new ModelSpec("resnet-8", 0.5), training(0.05, 2), 0),
                new ModelSpec("lenet-5", 2),
                training(0.005, 20),
                List.of(new Schedule.Online(2, 1, 1)),
                probe,
                List.of(1L, 2L, 3L));
    }

    private static TrainingSettings training(double rate, double checkpointEvery) {
        return new TrainingSettings(100, 64, List.of(rate), 0.9, 5e-4, "cosine", checkpointEvery);
    }
}
