package org.limbeck.ui.widgets;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Asks before something that cannot be undone. Enter and Escape both mean "Cancel". */
public final class Question {
    private Question() {}

    /**
     * Opens the question and returns at once. FX thread.
     *
     * @param owner the window in front of which it opens, and whose style it has
     * @param header the question itself
     * @param text what will happen
     * @param doIt the name of the button that does it
     * @param yes called when that button is pressed
     */
    public static void ask(Window owner, String header, String text, String doIt, Runnable yes) {
        ButtonType act = new ButtonType(doIt, ButtonBar.ButtonData.OTHER);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, text, act, ButtonType.CANCEL);
        question.initOwner(owner);
        question.initModality(Modality.WINDOW_MODAL);
        question.setTitle("Limbeck");
        question.setHeaderText(header);
        question.setGraphic(Icons.of(Material2OutlinedAL.HELP_OUTLINE, "warning", "dialog-icon"));
        question.getDialogPane().setId("question");
        Button button = (Button) question.getDialogPane().lookupButton(act);
        button.setId("question-act");
        button.getStyleClass().add("danger");
        Button cancel = (Button) question.getDialogPane().lookupButton(ButtonType.CANCEL);
        cancel.setId("question-cancel");
        cancel.setDefaultButton(true);
        question.setOnShown(event -> cancel.requestFocus());
        question.resultProperty().addListener((property, was, is) -> {
            if (is == act) yes.run();
        });
        question.show();
    }
}
