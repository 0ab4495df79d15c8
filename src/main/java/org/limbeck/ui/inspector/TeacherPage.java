package org.limbeck.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Properties;

/** A teacher's details: what it is, and how well each checkpoint does. */
final class TeacherPage {
    private TeacherPage() {}

    static List<Node> sections(TeacherRecord teacher) {
        Properties checkpoints = new Properties("Checkpoints");
        for (CheckpointRecord checkpoint : teacher.checkpoints()) {
            checkpoints.add(
                    "epoch " + Formats.number(checkpoint.epoch()),
                    Formats.percent(checkpoint.testAccuracy()) + " test",
                    "Step " + Formats.count(checkpoint.step()) + ", " + Formats.percent(checkpoint.trainAccuracy())
                            + " on the training set");
        }
        List<Node> sections =
                new ArrayList<>(List.of(training(teacher), checkpoints, Inspector.dataSet(teacher.dataset())));
        if (teacher.provenance() != null) sections.add(ProvenanceSection.of(teacher.provenance()));
        return sections;
    }

    static List<Node> sections(TeacherRecord teacher, int index) {
        CheckpointRecord checkpoint = teacher.checkpoints().get(index);
        Properties list = new Properties(
                "Checkpoint " + (index + 1) + " of " + teacher.checkpoints().size());
        list.add("Step", Formats.count(checkpoint.step()));
        list.add(
                "Share of training",
                Formats.percent(checkpoint.clock()),
                "The teacher's clock, to which online distillation matches the student's own");
        list.add("Training accuracy", Formats.percent(checkpoint.trainAccuracy()));
        list.add("Test accuracy", Formats.percent(checkpoint.testAccuracy()));
        list.add(
                "Weights",
                checkpoint.hasWeights() ? "stored" : "logits only",
                "NTK similarity to the teacher needs its weights");
        return List.of(list, training(teacher));
    }

    private static Node training(TeacherRecord teacher) {
        Properties list = new Properties("Teacher");
        TeacherSpec spec = teacher.spec();
        list.add("State", teacher.complete() ? "trained" : "being trained");
        if (spec != null && spec.model() != null) list.add("Model", spec.model().label());
        if (spec != null && spec.training() != null) {
            list.add("Epochs", Formats.plain(spec.training().epochs()));
            list.add("Batch", Formats.count(spec.training().batch()));
        }
        if (spec != null) list.add("Seed", Long.toString(spec.seed()));
        list.add("Created", Formats.date(teacher.created()));
        return list;
    }
}
