package org.limbeck.ui.experiment;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One field of a form: its name, its control, what it means, and below it what is wrong with it. */
final class FieldRow extends HBox {
    static final double NAME_WIDTH = 132;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Of the window; below this there is no room for words beside a control. */
    private static final double NARROW = 1180;

    private final Region control;
    private final Label explanation = new Label();
    private final HBox line = new HBox(8);
    private final VBox value = new VBox(2);
    private final InvalidationListener resized = change -> placeExplanation();
    private final Label problem = new Label();

    /** @param extra stands right of the control, such as a button; may be null */
    FieldRow(String path, FieldWords words, Region control, Node extra) {
        this.control = control;
        getStyleClass().add("field-row");
        setId("row-" + path.replace('.', '-'));
        Label name = new Label(words.label());
        name.getStyleClass().add("field-name");
        name.setMinWidth(NAME_WIDTH);
        name.setPrefWidth(NAME_WIDTH);
        name.setLabelFor(control);
        explanation.setText(words.explanation());
        explanation.getStyleClass().add("field-explanation");
        explanation.setWrapText(true);
        explanation.setMinWidth(0);
        HBox.setHgrow(explanation, Priority.ALWAYS);
        line.getChildren().add(control);
        if (extra != null) line.getChildren().add(extra);
        line.setAlignment(Pos.CENTER_LEFT);
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        value.getChildren().addAll(line, problem);
        HBox.setHgrow(value, Priority.ALWAYS);
        getChildren().addAll(name, value);
        setProblem(null);
        placeExplanation();
        sceneProperty().addListener((property, was, is) -> {
            if (is != null) is.widthProperty().addListener(new WeakInvalidationListener(resized));
            placeExplanation();
        });
    }

    /** Beside the control, or below it where the window is narrow. */
    private void placeExplanation() {
        boolean below = getScene() != null && getScene().getWidth() < NARROW;
        if (explanation.getParent() != null && (explanation.getParent() == value) == below) return;
        line.getChildren().remove(explanation);
        value.getChildren().remove(explanation);
        if (below) value.getChildren().add(1, explanation);
        else line.getChildren().add(explanation);
    }

    /** @param text null when nothing is wrong */
    void setProblem(String text) {
        problem.setText(text == null ? "" : sentence(text));
        problem.setVisible(text != null);
        problem.setManaged(text != null);
        control.pseudoClassStateChanged(WRONG, text != null);
        control.setAccessibleHelp(text);
    }

    /** {@code expected a number} as {@code Expected a number.} */
    static String sentence(String text) {
        String ended = text.endsWith(".") ? text : text + ".";
        return Character.toUpperCase(ended.charAt(0)) + ended.substring(1);
    }

    Region control() {
        return control;
    }

    void show(boolean present) {
        setVisible(present);
        setManaged(present);
    }
}
