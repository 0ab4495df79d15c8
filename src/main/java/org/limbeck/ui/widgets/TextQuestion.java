package org.limbeck.ui.widgets;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Asks for a text; Escape leaves it as it was. */
public final class TextQuestion {
    private TextQuestion() {}

    /**
     * Opens the question and returns at once. FX thread.
     *
     * @param owner the window in front of which it opens, and whose style it has
     * @param header what is asked for
     * @param before the text there is
     * @param prompt said while it is empty
     * @param several whether several lines may be written
     * @param given hears the text
     */
    public static void ask(
            Window owner, String header, String before, String prompt, boolean several, Consumer<String> given) {
        TextInputControl text = several ? new TextArea(before) : new TextField(before);
        text.setId("text-question");
        text.setPromptText(prompt);
        if (text instanceof TextArea area) area.setPrefRowCount(6);
        Dialog<String> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Limbeck");
        DialogPane pane = dialog.getDialogPane();
        pane.setHeaderText(header);
        VBox content = new VBox(text);
        content.setPadding(new Insets(12));
        pane.setContent(content);
        pane.setMinWidth(420);
        pane.getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        pane.lookupButton(ButtonType.OK).setId("text-question-ok");
        dialog.setResultConverter(button -> button == ButtonType.OK ? text.getText() : null);
        dialog.resultProperty().addListener((property, was, is) -> {
            if (is != null) given.accept(is);
        });
        dialog.setOnShown(event -> Platform.runLater(() -> {
            text.requestFocus();
            text.selectAll();
        }));
        dialog.show();
    }
}
