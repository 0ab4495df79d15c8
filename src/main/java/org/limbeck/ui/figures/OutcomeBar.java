package org.limbeck.ui.figures;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.ui.widgets.Icons;

/** Tells, beside the buttons, how an export went, and asks before a file is replaced. */
final class OutcomeBar extends HBox {
    private final Button replace = new Button("Replace it");
    private final Label text = new Label();

    OutcomeBar(ExportModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        text.setId("export-outcome");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.SOMETIMES);
        replace.setId("export-replace");
        replace.setMinWidth(USE_PREF_SIZE);
        replace.getStyleClass().add("danger");
        replace.setOnAction(event -> model.export(true));
        model.outcomeProperty().addListener((property, was, is) -> show(is));
        show(model.outcomeProperty().get());
    }

    private void show(ExportOutcome outcome) {
        text.setText(outcome.text());
        text.setTooltip(
                outcome.file() == null ? null : new Tooltip(outcome.file().toString()));
        getChildren().clear();
        if (outcome.kind() == ExportOutcome.Kind.NONE) return;
        getChildren().addAll(sign(outcome.kind()), text);
        if (outcome.kind() == ExportOutcome.Kind.EXISTS) getChildren().add(replace);
    }

    private static Node sign(ExportOutcome.Kind kind) {
        return switch (kind) {
            case EXISTS -> Icons.of(Material2OutlinedAL.HELP_OUTLINE, "warning");
            case WRITTEN -> Icons.of(Material2OutlinedAL.CHECK_CIRCLE, "success");
            case FAILED -> Icons.of(Material2OutlinedAL.ERROR_OUTLINE, "danger");
            default -> busy();
        };
    }

    private static Node busy() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.setMinSize(16, 16);
        return busy;
    }
}
