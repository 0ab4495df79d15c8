package org.limbeck.ui.figures;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sheet that will be in the file, drawn as large as the dialog allows. */
final class PreviewPane extends VBox {
    private static final double EDGE = 20;

    private final ExportModel model;
    private final StackPane desk = new StackPane();
    private final ImageView sheet = new ImageView();
    private final StackPane paper = new StackPane(sheet);
    private final TextArea numbers = new TextArea();
    private final Label caption = new Label();

    PreviewPane(ExportModel model) {
        this.model = model;
        getStyleClass().add("export-preview");
        desk.setMinSize(0, 0);
        paper.getStyleClass().add("export-sheet");
        paper.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        sheet.setId("export-preview-image");
        numbers.setId("export-preview-numbers");
        numbers.setEditable(false);
        numbers.getStyleClass().add("export-numbers");
        caption.setId("export-caption");
        caption.getStyleClass().add("field-explanation");
        VBox.setVgrow(desk, Priority.ALWAYS);
        setAlignment(Pos.CENTER);
        getChildren().addAll(desk, caption);
        desk.widthProperty().addListener(change -> fit());
        desk.heightProperty().addListener(change -> fit());
        model.previewProperty().addListener((property, was, is) -> show(is));
    }

    private double density() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void fit() {
        model.previewIn((desk.getWidth() - 2 * EDGE) * density(), (desk.getHeight() - 2 * EDGE) * density());
    }

    private void show(Preview preview) {
        caption.setText(preview.caption());
        if (preview.image() == null) {
            numbers.setText(preview.text());
            StackPane.setMargin(numbers, new Insets(EDGE, EDGE, EDGE / 2, EDGE));
            desk.getChildren().setAll(numbers);
            return;
        }
        sheet.setImage(preview.image());
        sheet.setFitWidth(preview.image().getWidth() / density());
        sheet.setFitHeight(preview.image().getHeight() / density());
        desk.getChildren().setAll(paper);
    }
}
