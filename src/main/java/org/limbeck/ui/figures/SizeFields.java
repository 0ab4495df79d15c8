package org.limbeck.ui.figures;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.ui.widgets.Formats;

/** A preset or a size in millimetres; typing into the numbers makes it a custom one. */
final class SizeFields extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ExportModel model;
    private final ComboBox<String> presets = new ComboBox<>();
    private final TextField width = field("export-width", "Width");
    private final TextField height = field("export-height", "Height");
    private final Label problem = new Label();
    private boolean showing;

    SizeFields(ExportModel model) {
        super(6);
        this.model = model;
        presets.setId("export-size");
        presets.setAccessibleText("Size of the figure");
        presets.setMaxWidth(Double.MAX_VALUE);
        FigureSize.presets().forEach(size -> presets.getItems().add(words(size)));
        presets.getItems().add(words(ExportSettings.CUSTOM));
        presets.setVisibleRowCount(presets.getItems().size());
        presets.setOnAction(event -> choose(presets.getSelectionModel().getSelectedIndex()));
        width.textProperty().addListener(change -> type());
        height.textProperty().addListener(change -> type());
        problem.setId("export-size-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        HBox numbers = new HBox(6, width, new Label("×"), height, new Label("mm"));
        numbers.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(presets, numbers, problem);
        show();
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name + " in millimetres");
        field.setPrefColumnCount(6);
        return field;
    }

    private static String words(FigureSize size) {
        return words(size.name());
    }

    private static String words(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private void choose(int index) {
        if (showing || index < 0) return;
        if (index == FigureSize.presets().size()) {
            model.settingsProperty()
                    .set(model.settings()
                            .withCustom(
                                    model.settings().size().widthMm(),
                                    model.settings().size().heightMm()));
        } else {
            model.settingsProperty()
                    .set(model.settings().with(FigureSize.presets().get(index)));
        }
        show();
    }

    private void type() {
        if (showing) return;
        double across = millimetres(width);
        double down = millimetres(height);
        boolean wrong = Double.isNaN(across) || Double.isNaN(down);
        tell(
                wrong
                        ? "From " + (int) ExportSettings.SMALLEST_MM + " to " + (int) ExportSettings.LARGEST_MM + " mm."
                        : null);
        if (wrong) return;
        model.settingsProperty().set(model.settings().withCustom(across, down));
        showing = true;
        presets.getSelectionModel().selectLast();
        showing = false;
    }

    /** NaN for what is no length; the field says so. */
    private static double millimetres(TextField field) {
        String text = field.getText().strip().replace(',', '.');
        double value = text.matches("\\d{1,4}(\\.\\d{0,3})?") ? Double.parseDouble(text) : Double.NaN;
        boolean right = value >= ExportSettings.SMALLEST_MM && value <= ExportSettings.LARGEST_MM;
        field.pseudoClassStateChanged(WRONG, !right);
        return right ? value : Double.NaN;
    }

    private void show() {
        showing = true;
        FigureSize size = model.settings().size();
        presets.getSelectionModel().select(words(size));
        width.setText(Formats.plain(size.widthMm()));
        height.setText(Formats.plain(size.heightMm()));
        for (TextField field : new TextField[] {width, height}) field.pseudoClassStateChanged(WRONG, false);
        tell(null);
        showing = false;
    }

    javafx.beans.property.BooleanProperty problemProperty() {
        return problem.visibleProperty();
    }

    private void tell(String text) {
        problem.setText(text == null ? "" : text);
        problem.setVisible(text != null);
        problem.setManaged(text != null);
    }
}
