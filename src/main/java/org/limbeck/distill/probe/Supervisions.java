package org.limbeck.distill.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.Targets;

/**
 * The targets of a probe by name ({@code docs/theory.md}, section 3): {@code current}, {@code finalTeacher}, {@code
 * labels}, {@code random}, each {@code n x d}. Labels and random labels are made once for an experiment.
 */
final class Supervisions {
    private final ProbeSet probe;
    private final int d;
    private final Encoding encoding;
    private final double[] labels;
    private final double[] random;

    Supervisions(ProbeSet probe, int d, Encoding encoding, long seed) {
        this.probe = probe;
        this.d = d;
        this.encoding = encoding;
        this.labels = Targets.labels(probe.examples().labels(), d);
        this.random = Targets.random(probe.examples().labels(), d, seed);
    }

    /** @param teacher null leaves {@code finalTeacher} out; labels are the current supervision without it */
    Map<String, double[]> at(StageSetting setting, TeacherPredictions teacher) {
        Map<String, double[]> targets = new LinkedHashMap<>();
        boolean taught = teacher != null && setting.usesTeacher();
        targets.put(ProbeResult.CURRENT, taught ? encoded(teacher, setting.checkpoint(), setting) : labels);
        if (teacher != null) {
            targets.put(ProbeResult.FINAL_TEACHER, encoded(teacher, teacher.checkpoints() - 1, setting));
        }
        targets.put(ProbeResult.LABELS, labels);
        targets.put(ProbeResult.RANDOM, random);
        return targets;
    }

    private double[] encoded(TeacherPredictions teacher, int checkpoint, StageSetting setting) {
        float[] logits = probe.logits(teacher, checkpoint, d);
        return Targets.encode(logits, probe.size(), d, encoding, setting.temperature());
    }

    /** A student's outputs on the probe set in the experiment's encoding, {@code n x d}. */
    double[] outputs(float[] logits, double temperature) {
        return Targets.outputs(logits, probe.size(), d, encoding, temperature);
    }
}
