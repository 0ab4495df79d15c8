package org.limbeck.ui.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.limbeck.experiment.draft.SpecField;
import org.limbeck.experiment.draft.SpecFields;

/** Makes the rows of the form, keeps them in step with the draft, and brings each problem to its row. */
final class Fields {
    private static final double NUMBER_WIDTH = 84;
    private static final double TEXT_WIDTH = 190;

    private final ExperimentModel model;
    private final Map<String, FieldRow> rows = new HashMap<>();

    Fields(ExperimentModel model) {
        this.model = model;
        model.standingProperty().addListener((property, was, is) -> tell(is.problems()));
    }

    /** A row for a field of the specification. */
    FieldRow row(String path) {
        return row(path, null);
    }

    /** @param extra right of the control; may be null */
    FieldRow row(String path, Node extra) {
        SpecField field = SpecFields.byPath().get(path);
        Region control = control(field);
        control.setId("field-" + path.replace('.', '-'));
        FieldRow row = new FieldRow(path, FieldWords.of(path), control, extra);
        rows.put(path, row);
        return row;
    }

    /** A row of its own making for some path. */
    void register(String path, FieldRow row) {
        rows.put(path, row);
    }

    FieldRow find(String path) {
        return rows.get(path);
    }

    private Region control(SpecField field) {
        if (field.kind() == SpecField.Kind.YES_NO) return yesNo(field.path());
        List<String> choices = isModel(field.path()) ? model.models() : field.choices();
        return choices.isEmpty() ? text(field) : choice(field.path(), choices);
    }

    private static boolean isModel(String path) {
        return path.equals("student.name") || path.equals("teacher.model.name");
    }

    private Region text(SpecField field) {
        TextField text = new TextField();
        boolean number = field.kind() == SpecField.Kind.NUMBER || field.kind() == SpecField.Kind.WHOLE;
        text.setPrefWidth(number ? NUMBER_WIDTH : TEXT_WIDTH);
        text.setMinWidth(Region.USE_PREF_SIZE);
        text.textProperty().addListener((property, was, is) -> model.set(field.path(), is));
        follow(() -> {
            String now = model.draft().text(field.path());
            if (!now.equals(text.getText())) text.setText(now);
        });
        return text;
    }

    private Region yesNo(String path) {
        CheckBox box = new CheckBox();
        box.selectedProperty().addListener((property, was, is) -> model.set(path, Boolean.toString(is)));
        follow(() -> box.setSelected(Boolean.parseBoolean(model.draft().text(path))));
        return box;
    }

    private Region choice(String path, List<String> choices) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(choices);
        box.setPrefWidth(TEXT_WIDTH);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.valueProperty().addListener((property, was, is) -> {
            if (is != null) model.set(path, is);
        });
        follow(() -> box.setValue(model.draft().text(path)));
        return box;
    }

    /** Calls something now and whenever the draft has changed. */
    void follow(Runnable update) {
        model.draftProperty().addListener((property, was, is) -> update.run());
        if (model.draft() != null) update.run();
    }

    private void tell(Map<String, String> problems) {
        Map<FieldRow, String> byRow = new HashMap<>();
        problems.forEach((field, problem) -> {
            FieldRow row = rowOf(field);
            if (row != null) byRow.putIfAbsent(row, problem);
        });
        rows.values().forEach(row -> row.setProblem(byRow.get(row)));
    }

    /** The row of a field, or of the nearest thing that holds it, e.g. of {@code seeds[1]}; null when there is none. */
    FieldRow rowOf(String field) {
        String path = field;
        while (!rows.containsKey(path)) {
            int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
            if (cut < 0) return null;
            path = path.substring(0, cut);
        }
        return rows.get(path);
    }
}
