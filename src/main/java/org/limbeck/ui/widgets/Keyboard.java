package org.limbeck.ui.widgets;

import javafx.scene.Node;
import javafx.scene.Parent;

/** Where the keyboard is. FX thread. */
public final class Keyboard {
    private Keyboard() {}

    /** Gives the keyboard to the first part of a view that takes it. */
    public static void into(Parent view) {
        view.applyCss();
        view.layout();
        first(view);
    }

    private static boolean first(Node node) {
        if (!node.isVisible() || node.isDisabled()) return false;
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Keyboard::first);
    }

    /** Whether something within a part of the window has it. */
    public static boolean isIn(Node part) {
        Node at = part.getScene() == null ? null : part.getScene().getFocusOwner();
        while (at != null && at != part) at = at.getParent();
        return at != null;
    }
}
