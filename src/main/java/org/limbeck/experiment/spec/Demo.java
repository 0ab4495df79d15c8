package org.limbeck.experiment.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/**
 * The main job on shipped data, small enough to be watched: students of a convolutional teacher that comes with the
 * program, under online, offline and no distillation, each at a learning rate that
 * {@code limbeck rates} found for it ({@code docs/results.md}).
 */
public final class Demo {
    private Demo() {}

    /** @param seeds of the students; data, probe set and teacher stay the same */
    public static ExperimentSpec spec(long... seeds) {
        DatasetSpec glyphs =
                new DatasetSpec("glyphs-grey", null, 0, 0, 0.1, List.of(), List.of(), true, 0, false, 0, 0);
        TrainingSettings teacher = new TrainingSettings(30, 32, List.of(0.05), 0.9, 5e-4, "cosine", 1);
        TrainingSettings student = new TrainingSettings(20, 32, List.of(0.003), 0.9, 5e-4, "cosine", 1);
        ProbeSettings probe = new ProbeSettings(
                64, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 2, true, ArrayRetention.ALL, 0);
        return new ExperimentSpec(
                "demo",
                glyphs,
                new TeacherSpec(null, new ModelSpec("resnet-8", 0.5), teacher, 0),
                new ModelSpec("lenet-5", 1),
                student.withMethodRates(rates()),
                // A teacher is to be seen at once.
                List.of(new Schedule.Online(1, 4, 1), new Schedule.Offline(4, 1), new Schedule.None()),
                probe,
                Arrays.stream(seeds).boxed().toList());
    }

    private static Map<String, Double> rates() {
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("online, τ 4", 0.003);
        rates.put("offline, τ 4", 0.003);
        rates.put("none", 0.01);
        return rates;
    }
}
