package org.limbeck.ui.widgets;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.apache.commons.lang3.StringUtils;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The one dialog in which failures are told. While it is open, further failures only count up in its title. */
public final class ErrorDialog {
    private Alert open;
    private int more;

    /** FX thread. @param owner the window in front of which it opens; may be null */
    public void show(Throwable failure, Window owner) {
        if (open != null) {
            more++;
            open.setTitle("Limbeck – and " + more + " more since");
            return;
        }
        Fault fault = Fault.of(failure);
        more = 0;
        open = alert(fault, owner);
        open.setOnHidden(event -> open = null);
        open.show();
    }

    private static Alert alert(Fault fault, Window owner) {
        ButtonType copy = new ButtonType("Copy details", ButtonBar.ButtonData.LEFT);
        Alert alert = new Alert(Alert.AlertType.ERROR, null, copy, ButtonType.CLOSE);
        if (owner != null) {
            alert.initOwner(owner);
            alert.initModality(Modality.WINDOW_MODAL);
        }
        alert.setTitle("Limbeck");
        alert.setHeaderText(fault.mendable() ? "That did not work" : "Something went wrong inside Limbeck");
        alert.setGraphic(Icons.of(Material2OutlinedAL.ERROR_OUTLINE, "danger", "dialog-icon"));
        alert.getDialogPane().getStyleClass().add("error-dialog");
        alert.getDialogPane().setId("error-dialog");
        alert.getDialogPane().setContent(content(fault));
        alert.getDialogPane().setExpandableContent(details(fault));
        alert.getDialogPane().lookupButton(copy).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(fault.text());
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        });
        return alert;
    }

    private static GridPane content(Fault fault) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fault");
        addRow(grid, "What", StringUtils.capitalize(fault.what()));
        addRow(grid, "Where", fault.where());
        addRow(grid, "What to do", StringUtils.capitalize(fault.remedy()));
        return grid;
    }

    private static void addRow(GridPane grid, String name, String value) {
        if (value.isBlank()) return;
        Label key = new Label(name);
        key.getStyleClass().add("fault-key");
        key.setMinWidth(80);
        Label text = new Label(value);
        text.setWrapText(true);
        text.setMaxWidth(420);
        GridPane.setHgrow(text, Priority.ALWAYS);
        GridPane.setValignment(key, javafx.geometry.VPos.TOP);
        grid.addRow(grid.getRowCount(), key, text);
    }

    private static TextArea details(Fault fault) {
        TextArea area = new TextArea(fault.details());
        area.setEditable(false);
        area.getStyleClass().add("fault-details");
        area.setPrefRowCount(12);
        return area;
    }
}
