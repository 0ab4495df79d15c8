package org.limbeck.ui.widgets;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A titled list of names and values, as inspectors show them. */
public final class Properties extends VBox {
    private final GridPane grid = new GridPane();

    public Properties(String title) {
        getStyleClass().add("properties");
        grid.getStyleClass().add("property-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(96);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        getChildren().addAll(heading, grid);
    }

    public Properties add(String name, String value) {
        return add(name, value, null);
    }

    /** @param explanation what the value means, as a tooltip; may be null */
    public Properties add(String name, String value, String explanation) {
        Label text = new Label(value);
        text.getStyleClass().add("property-value");
        text.setWrapText(true);
        return add(name, text, explanation);
    }

    public Properties add(String name, Node value, String explanation) {
        Label key = new Label(name);
        key.getStyleClass().add("property-name");
        key.setWrapText(true);
        if (explanation != null) {
            Tooltip tooltip = new Tooltip(explanation);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(320);
            key.setTooltip(tooltip);
            Tooltip.install(value, tooltip);
        }
        GridPane.setValignment(key, VPos.TOP);
        grid.addRow(grid.getRowCount(), key, value);
        return this;
    }
}
