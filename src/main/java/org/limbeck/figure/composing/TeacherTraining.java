package org.limbeck.figure.composing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.Series;

/** What the charts show while the teacher is trained and no student has begun: its accuracy at each checkpoint. */
final class TeacherTraining {
    private TeacherTraining() {}

    /** @param composition of students that have not been measured */
    static Composition compose(TeacherRecord teacher, Composition composition) {
        Map<Panel, PanelContent> panels = new EnumMap<>(composition.panels());
        panels.put(
                Panel.ACCURACY,
                new PanelContent(
                        Panel.ACCURACY,
                        List.of(
                                series(teacher, Line.TEACHER_TRAINING, CheckpointRecord::trainAccuracy),
                                series(teacher, Line.TEACHER_TEST, CheckpointRecord::testAccuracy)),
                        List.of(),
                        Double.NaN,
                        ""));
        return new Composition(
                composition.options(),
                panels,
                composition.groups(),
                true,
                List.of(),
                Math.max(1, Objects.requireNonNull(teacher.spec().training()).epochs()),
                "teacher’s epoch",
                "");
    }

    private static Series series(TeacherRecord teacher, Line line, ToDoubleFunction<CheckpointRecord> accuracy) {
        Curve curve = Curve.of(teacher.checkpoints(), CheckpointRecord::epoch, accuracy);
        return Series.of(teacher.name(), line, 0, true, curve);
    }
}
