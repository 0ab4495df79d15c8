package org.limbeck.ui.figures;

import java.io.File;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;

/** Name and folder of the file. */
final class PlaceFields extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ExportModel model;
    private final TextField name = new TextField();
    private final TextField folder = new TextField();
    private final Label ending = new Label();
    private final Label problem = new Label();

    PlaceFields(ExportModel model) {
        super(6);
        this.model = model;
        name.setId("export-name");
        name.setAccessibleText("Name of the file");
        name.textProperty().bindBidirectional(model.nameProperty());
        folder.setId("export-folder");
        folder.setAccessibleText("Folder");
        folder.textProperty().bindBidirectional(model.folderProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(folder.textProperty());
        folder.setTooltip(whole);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(folder, Priority.ALWAYS);
        ending.getStyleClass().add("property-name");
        ending.setMinWidth(USE_PREF_SIZE);
        problem.setId("export-name-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        Button choose = Icons.button(Material2OutlinedAL.FOLDER_OPEN, "Choose a folder …", this::choose);
        HBox file = new HBox(4, name, ending);
        file.setAlignment(Pos.CENTER_LEFT);
        HBox place = new HBox(4, folder, choose);
        place.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(file, problem, place);
        model.nameProperty().addListener(change -> check());
        model.settingsProperty().addListener(change -> check());
        check();
    }

    private void check() {
        ending.setText(model.settings().format().ending());
        String text = model.nameProblem();
        problem.setText(text == null ? "" : text);
        problem.setVisible(text != null);
        problem.setManaged(text != null);
        name.pseudoClassStateChanged(WRONG, text != null);
    }

    javafx.beans.property.BooleanProperty problemProperty() {
        return problem.visibleProperty();
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose a folder");
        chooser.setInitialDirectory(Places.near(folder.getText()));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) folder.setText(chosen.getPath());
    }
}
