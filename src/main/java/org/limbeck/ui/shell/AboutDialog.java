package org.limbeck.ui.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.image.ImageView;

/** Which program this is. */
final class AboutDialog {
    private final ShellContext context;

    AboutDialog(ShellContext context) {
        this.context = context;
    }

    void show() {
        String version = AboutDialog.class.getPackage().getImplementationVersion();
        Alert about = new Alert(
                Alert.AlertType.INFORMATION,
                "A workbench for knowledge distillation, seen through supervision complexity"
                        + " (Harutyunyan et al., ICLR 2023).\n\nJava " + System.getProperty("java.version")
                        + ", JavaFX " + System.getProperty("javafx.version") + ".\nLicence: Apache-2.0.",
                ButtonType.CLOSE);
        about.initOwner(context.stage());
        about.setTitle("Limbeck");
        about.setHeaderText("Limbeck " + (version == null ? "(development build)" : version));
        ImageView logo = new ImageView(context.logo());
        logo.setFitHeight(56);
        logo.setPreserveRatio(true);
        about.setGraphic(logo);
        about.show();
    }
}
