package org.limbeck.ui.palette;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/** Menu items, and why one cannot be used now, which the command palette says. */
public final class Items {
    private static final Object REASON = "limbeck-reason";

    private Items() {}

    /** @param keys as {@link KeyCombination#valueOf} reads them; null for none */
    public static MenuItem item(String name, String keys, Runnable action) {
        MenuItem item = new MenuItem(name);
        if (keys != null) item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Disables an item while something holds. @param reason what is missing, e.g. {@code Select a run first} */
    public static void disable(MenuItem item, ObservableBooleanValue when, String reason) {
        item.disableProperty().bind(when);
        item.getProperties().put(REASON, reason);
    }

    public static void disable(MenuItem item, boolean disabled, String reason) {
        item.setDisable(disabled);
        item.getProperties().put(REASON, reason);
    }

    /** Empty when none was given. */
    static String reason(MenuItem item) {
        return String.valueOf(item.getProperties().getOrDefault(REASON, ""));
    }
}
