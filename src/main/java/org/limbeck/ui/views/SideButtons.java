package org.limbeck.ui.views;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The buttons at a mouse's side go back and forward. */
public final class SideButtons {
    private SideButtons() {}

    /** @param part over which the mouse is */
    public static void listen(Node part, Navigator navigator) {
        part.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.BACK) navigator.back();
            else if (event.getButton() == MouseButton.FORWARD) navigator.forward();
            else return;
            event.consume();
        });
    }
}
