package org.limbeck.ui.palette;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCombination;

/**
 * Something that can be done, as the command palette lists it.
 *
 * @param place the menus above it, e.g. {@code View › Horizontal axis}
 * @param keys as a person reads them; empty when there are none
 * @param obstacle why it cannot be done now; empty when it can
 */
public record Command(String name, String place, String keys, String obstacle, Runnable run) {
    /** All that a menu and the menus in it hold, in order, also what cannot be done now. */
    public static List<Command> of(Menu menu) {
        List<Command> commands = new ArrayList<>();
        collect(menu, plain(menu.getText()), commands);
        return commands;
    }

    private static void collect(Menu menu, String place, List<Command> commands) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) collect(inner, place + " › " + plain(inner.getText()), commands);
            else if (isCommand(item)) commands.add(of(item, place));
        }
    }

    boolean isPossible() {
        return obstacle.isEmpty();
    }

    private static boolean isCommand(MenuItem item) {
        boolean acts = item.getOnAction() != null || item instanceof CheckMenuItem;
        return acts && item.isVisible() && item.getText() != null;
    }

    private static Command of(MenuItem item, String place) {
        KeyCombination keys = item.getAccelerator();
        return new Command(
                plain(item.getText()),
                place,
                keys == null ? "" : keys.getDisplayText(),
                obstacle(item),
                () -> activate(item));
    }

    private static String obstacle(MenuItem item) {
        if (!item.isDisable()) return "";
        String reason = Items.reason(item);
        return reason.isEmpty() ? "Not possible now" : reason;
    }

    /** A click on a check or radio item also turns its mark. */
    private static void activate(MenuItem item) {
        if (item instanceof CheckMenuItem check) check.setSelected(!check.isSelected());
        if (item instanceof RadioMenuItem radio) radio.setSelected(true);
        if (item.getOnAction() != null) item.fire();
    }

    /** Without the mark of a mnemonic. */
    private static String plain(String text) {
        return text.replaceFirst("_", "");
    }
}
