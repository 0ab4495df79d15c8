package org.limbeck.ui.library;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.apache.commons.lang3.StringUtils;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.ui.widgets.Icons;

/** Says for a while what was done to the library, with a button that takes it back. */
public final class UndoBar extends HBox {
    private static final Duration SHOWN = Duration.seconds(12);

    private final Label done = new Label();
    private final PauseTransition over = new PauseTransition(SHOWN);

    /** @param undo takes the last change back */
    public UndoBar(Runnable undo) {
        super(10);
        setId("undo-bar");
        getStyleClass().add("undo-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button back = new Button("Undo", Icons.of(Material2OutlinedMZ.UNDO));
        back.setId("undo-button");
        back.getStyleClass().add("small");
        back.setOnAction(event -> {
            hide();
            undo.run();
        });
        done.setMinWidth(0);
        Region gap = new Region();
        getChildren().setAll(done, back, gap);
        over.setOnFinished(event -> hide());
        hide();
    }

    /** @param what e.g. {@code deleted 3 runs} */
    public void tell(String what) {
        done.setText(StringUtils.capitalize(what) + ".");
        setVisible(true);
        setManaged(true);
        over.playFromStart();
    }

    private void hide() {
        over.stop();
        setVisible(false);
        setManaged(false);
    }
}
