package org.limbeck.experiment.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.Numbers;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Annealed;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.Forked;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.training.TeacherView;
import org.limbeck.distill.training.TrainingSettings;

/** Fields that another field leaves without meaning: nothing is accepted that would not do anything. */
final class EffectCheck {
    private final List<SpecProblem> problems = new ArrayList<>();

    private EffectCheck() {}

    static List<SpecProblem> of(ExperimentSpec spec) {
        EffectCheck check = new EffectCheck();
        check.decay("training", spec.training());
        check.teacher(spec.teacher());
        check.teacherSees(spec);
        check.labelSmoothing(spec);
        return check.problems;
    }

    private void decay(String field, @Nullable TrainingSettings training) {
        if (training == null) return;
        require(
                training.weightDecay() != 0 || !training.optimiser().decayNormAndBias(),
                field + ".optimiser.decayNormAndBias",
                "expected false, since weightDecay is 0");
    }

    private void teacher(@Nullable TeacherSpec teacher) {
        if (teacher == null) return;
        decay("teacher.training", teacher.training());
        if (teacher.training() != null) {
            require(
                    teacher.training().teacherSees() == TeacherView.CLEAN,
                    "teacher.training.teacherSees",
                    "expected clean, since a teacher has no teacher of its own");
        }
        if (teacher.id() == null || teacher.model() != null) return;
        require(
                teacher.training() == null,
                "teacher.training",
                "expected nothing, since a stored teacher is trained already; leave the field out");
        require(
                teacher.seed() == 0,
                "teacher.seed",
                "expected nothing, since a stored teacher is trained already; leave the field out");
    }

    private void teacherSees(ExperimentSpec spec) {
        if (spec.training() == null || spec.training().teacherSees() == TeacherView.CLEAN) return;
        DatasetSpec data = spec.dataset();
        require(
                data == null || data.crop() > 0 || data.flip(),
                "training.teacherSees",
                "expected clean, since dataset.crop and dataset.flip augment nothing");
        require(
                spec.methods().stream().anyMatch(Schedule::needsTeacher),
                "training.teacherSees",
                "expected clean, since no method has a teacher");
    }

    private void labelSmoothing(ExperimentSpec spec) {
        if (spec.training() == null || spec.methods().isEmpty()) return;
        double smoothing = spec.training().labelSmoothing();
        require(
                smoothing == 0 || spec.methods().stream().anyMatch(EffectCheck::looksAtLabels),
                "training.labelSmoothing",
                "expected 0, since no method looks at labels (alpha is 1), found " + Numbers.text(smoothing));
    }

    private static boolean looksAtLabels(Schedule method) {
        if (method == null || method instanceof Schedule.None) return true;
        if (method instanceof Annealed annealed) return looksAtLabels(annealed.of());
        if (method instanceof Forked forked) return looksAtLabels(forked.before()) || looksAtLabels(forked.after());
        if (method instanceof CustomPath path) {
            return path.points().stream()
                    .anyMatch(point -> point.checkpoint() == StageSetting.NO_TEACHER || point.alpha() != 1);
        }
        return method.alpha() != 1;
    }

    private void require(boolean holds, String field, String problem) {
        if (!holds) problems.add(new SpecProblem(field, problem));
    }
}
