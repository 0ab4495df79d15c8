package org.limbeck.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.limbeck.experiment.draft.SpecField;
import org.limbeck.experiment.draft.SpecFields;

/** A titled group of fields; those that few people change stay folded away until asked for, or until one is wrong. */
class Section extends VBox {
    private final Fields fields;
    private final VBox body = new VBox();
    private final VBox advanced = new VBox();
    private final Hyperlink more = new Hyperlink();
    private final List<FieldRow> folded = new ArrayList<>();

    Section(Fields fields, String title, String subtitle) {
        this.fields = fields;
        getStyleClass().add("form-section");
        Label heading = new Label(title);
        heading.getStyleClass().add("form-title");
        Label words = new Label(subtitle);
        words.getStyleClass().add("form-subtitle");
        words.setWrapText(true);
        body.getStyleClass().add("form-rows");
        advanced.getStyleClass().add("form-rows");
        more.getStyleClass().add("form-more");
        more.setOnAction(event -> unfold(!advanced.isVisible()));
        getChildren().addAll(new VBox(heading, words), body);
    }

    Fields fields() {
        return fields;
    }

    void add(Node node) {
        body.getChildren().add(node);
    }

    FieldRow addField(String path) {
        FieldRow row = fields.row(path);
        add(row);
        return row;
    }

    void addFields(String... paths) {
        for (String path : paths) addField(path);
    }

    /** Every field of a group that has no row yet, behind a link: a new field of the specification appears here. */
    void foldAway(String group, String... alsoFrom) {
        foldRest(group);
        for (String other : alsoFrom) foldRest(other);
        if (folded.isEmpty()) return;
        unfold(false);
        getChildren().addAll(more, advanced);
    }

    private void foldRest(String group) {
        List<SpecField> rest = SpecFields.byPath().values().stream()
                .filter(field -> field.path().equals(group) || field.path().startsWith(group + "."))
                .filter(field -> fields.find(field.path()) == null)
                .toList();
        for (SpecField field : rest) {
            FieldRow row = fields.row(field.path());
            folded.add(row);
            advanced.getChildren().add(row);
        }
    }

    /** Shows or hides what is folded away. */
    void unfold(boolean open) {
        advanced.setVisible(open);
        advanced.setManaged(open);
        more.setText(open ? "Fewer settings" : "More settings (" + folded.size() + ")");
        more.setVisited(false);
    }

    /** Brings a row into view if it is one of the folded. */
    void reveal(FieldRow row) {
        if (folded.contains(row)) unfold(true);
    }

    void show(boolean present) {
        setVisible(present);
        setManaged(present);
    }
}
