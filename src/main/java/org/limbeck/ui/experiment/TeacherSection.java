package org.limbeck.ui.experiment;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.limbeck.experiment.draft.SpecDraft.TeacherChoice;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Segments;

/** Who teaches: a model that is trained first, a teacher of the workspace with its checkpoints, or nobody. */
final class TeacherSection extends Section {
    private final ExperimentModel model;
    private final WorkspaceModel workspace;
    private final Segments<TeacherChoice> choice = new Segments<>();
    private final Section training;
    private final ComboBox<TeacherRecord> stored = new ComboBox<>();
    private final FieldRow storedRow;
    private final FlowPane checkpoints = new FlowPane(6, 4);
    private final VBox known = new VBox();

    /** @param alone whether a teacher is all that is wanted: then there is nothing to choose */
    TeacherSection(ExperimentModel model, WorkspaceModel workspace, Fields fields, boolean alone) {
        super(fields, "Teacher", "Its checkpoints, from untrained to finished, are what students can learn from.");
        this.model = model;
        this.workspace = workspace;
        choice.setId("teacher-choice");
        choice.add(TeacherChoice.TRAINED, "Train one first", "A model that is trained before the students");
        choice.add(TeacherChoice.STORED, "From this workspace", "A teacher that has been trained or imported");
        choice.add(TeacherChoice.NONE, "None", "Students learn from labels only");
        choice.onChoice(this::choose);
        choice.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        FieldRow choiceRow = new FieldRow("teacher", new FieldWords("Comes from", ""), choice, null);
        fields.register("teacher", choiceRow);
        if (!alone) add(choiceRow);
        training = training(fields);
        storedRow = storedRow(fields);
        checkpoints.setId("teacher-checkpoints");
        checkpoints.getStyleClass().add("checkpoint-chips");
        known.getChildren().addAll(storedRow, checkpoints);
        known.getStyleClass().add("form-rows");
        add(known);
        add(training);
        fields.follow(this::follow);
        workspace.teachersProperty().addListener(change -> fill());
        fill();
    }

    private static Section training(Fields fields) {
        Section section = new Section(fields, "", "");
        section.getStyleClass().setAll("form-rows");
        section.getChildren().remove(0);
        section.addFields(
                "teacher.model.name",
                "teacher.model.width",
                "teacher.training.epochs",
                "teacher.training.batch",
                "teacher.training.learningRates",
                "teacher.training.checkpointEvery");
        return section;
    }

    /** The inner part with the fields of a teacher to train. */
    Section training() {
        return training;
    }

    private FieldRow storedRow(Fields fields) {
        stored.setId("field-teacher-id");
        stored.setPrefWidth(300);
        stored.setMinWidth(150);
        stored.setPromptText("Choose a teacher");
        stored.setCellFactory(list -> new TeacherCell());
        stored.setButtonCell(new TeacherCell());
        stored.valueProperty().addListener((property, was, is) -> {
            if (is != null && !is.id().equals(model.draft().text("teacher.id"))) model.chooseTeacher(is);
        });
        FieldRow row = new FieldRow("teacher.id", FieldWords.of("teacher.id"), stored, null);
        fields.register("teacher.id", row);
        return row;
    }

    private void choose(TeacherChoice wanted) {
        List<TeacherRecord> teachers = workspace.teachers();
        boolean first = wanted == TeacherChoice.STORED
                && workspace.teacher(model.draft().text("teacher.id")) == null
                && !teachers.isEmpty();
        model.edit(now -> now.with(wanted));
        if (first) model.chooseTeacher(teachers.get(teachers.size() - 1));
    }

    private void fill() {
        if (!stored.getItems().equals(workspace.teachers())) {
            stored.getItems().setAll(workspace.teachers());
        }
        follow();
    }

    private void follow() {
        if (model.draft() == null) return;
        TeacherChoice now = model.draft().teacher();
        choice.select(now);
        known.setVisible(now == TeacherChoice.STORED);
        known.setManaged(now == TeacherChoice.STORED);
        training.show(now == TeacherChoice.TRAINED);
        TeacherRecord teacher = workspace.teacher(model.draft().text("teacher.id"));
        if (!Objects.equals(teacher, stored.getValue())) stored.setValue(teacher);
        checkpoints.getChildren().clear();
        if (teacher == null) return;
        for (int i = 0; i < teacher.checkpoints().size(); i++) {
            checkpoints.getChildren().add(chip(i, teacher.checkpoints().get(i)));
        }
    }

    private static Label chip(int index, CheckpointRecord checkpoint) {
        Label chip = new Label(index + "  ·  epoch " + Formats.number(checkpoint.epoch()) + "  ·  "
                + Formats.percent(checkpoint.testAccuracy()));
        chip.getStyleClass().add("checkpoint-chip");
        chip.setTooltip(new Tooltip("Checkpoint " + index + ": step " + Formats.count(checkpoint.step()) + ", "
                + Formats.percent(checkpoint.trainAccuracy()) + " training and "
                + Formats.percent(checkpoint.testAccuracy()) + " test accuracy"));
        return chip;
    }

    /** A teacher with its id and how good it is. */
    private static final class TeacherCell extends ListCell<TeacherRecord> {
        @Override
        protected void updateItem(TeacherRecord teacher, boolean empty) {
            super.updateItem(teacher, empty);
            if (empty || teacher == null) {
                setText(null);
                return;
            }
            int count = teacher.checkpoints().size();
            String state = teacher.complete()
                    ? Formats.percent(teacher.checkpoints().get(count - 1).testAccuracy())
                    : "being trained";
            setText(teacher.name() + "  ·  " + teacher.id() + "  ·  " + state);
        }
    }
}
