package org.limbeck.ui;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/** Someone who exports charts in the dialog. */
final class ExportUser {
    private final Stage dialog;

    private ExportUser(Stage dialog) {
        this.dialog = dialog;
    }

    /** Presses the button above the charts. */
    static ExportUser open(TestWindow window) {
        window.press("#export");
        return inDialog();
    }

    /** Once the dialog is there and has drawn its preview. */
    static ExportUser inDialog() {
        Fx.until("the dialog is open", () -> TestWindow.dialog("#export-view") != null);
        ExportUser user = new ExportUser(Fx.call(() -> TestWindow.dialog("#export-view")));
        Fx.until(
                "there is a preview",
                () -> !((Label) user.find("#export-caption")).getText().isEmpty());
        return user;
    }

    Stage dialog() {
        return dialog;
    }

    Node find(String selector) {
        return dialog.getScene().lookup(selector);
    }

    /** Presses one of a row of joined buttons. */
    ExportUser choose(String segment) {
        Fx.run(() -> dialog.getScene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(segment))
                .findFirst()
                .orElseThrow()
                .fire());
        return this;
    }

    ExportUser type(String selector, String text) {
        Fx.run(() -> ((TextField) find(selector)).setText(text));
        return this;
    }

    String text(String selector) {
        return Fx.call(() -> ((TextField) find(selector)).getText());
    }

    ExportUser size(int index) {
        Fx.run(() -> ((ComboBox<?>) find("#export-size")).getSelectionModel().select(index));
        return this;
    }

    boolean canExport() {
        return Fx.call(() -> !find("#export-now").isDisabled());
    }

    ExportUser press(String selector) {
        Fx.run(() -> ((Button) find(selector)).fire());
        return this;
    }

    Image preview() {
        return Fx.call(() -> ((ImageView) find("#export-preview-image")).getImage());
    }

    /** Once something has been told that holds these words. */
    ExportUser untilTold(String words) {
        Fx.until(
                "the dialog tells: " + words,
                () -> find("#export-outcome") instanceof Label label
                        && label.getText().contains(words));
        return this;
    }

    /** Writes what the dialog shows. @return the file */
    Path export(Path folder, String name, String format) {
        choose(format).type("#export-folder", folder.toString()).type("#export-name", name);
        press("#export-now").untilTold("Written");
        return folder.resolve(name + "." + format.toLowerCase(java.util.Locale.ROOT));
    }

    void close() {
        press("#export-close");
        Fx.until("the dialog is closed", () -> !dialog.isShowing());
    }
}
