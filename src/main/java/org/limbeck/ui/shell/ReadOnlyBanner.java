package org.limbeck.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.ui.widgets.Icons;

/**
 * Says that another program works in the workspace, so that it is shown live and nothing can be started in it here, and
 * offers to open it to work in it as soon as that program has ended.
 */
final class ReadOnlyBanner extends HBox {
    /**
     * @param reason why, for people
     * @param free whether it is no longer in use elsewhere
     * @param open opens the workspace again
     */
    ReadOnlyBanner(String reason, ObservableBooleanValue free, Runnable open) {
        setId("read-only");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("banner");
        Label text = new Label();
        text.textProperty()
                .bind(Bindings.when(free)
                        .then("The workspace is no longer in use elsewhere. Open it again to work in it here.")
                        .otherwise("Read only: " + reason
                                + ". What happens there is shown here; nothing can be started or changed until it is"
                                + " closed there."));
        text.setGraphic(Icons.of(Material2OutlinedAL.LOCK, "muted"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button again = new Button("Open again");
        again.setId("open-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setTooltip(new Tooltip("To work in it, once it has been closed there"));
        again.setOnAction(event -> open.run());
        again.disableProperty().bind(Bindings.not(free));
        getChildren().setAll(text, again);
    }
}
