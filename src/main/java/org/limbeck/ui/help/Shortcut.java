package org.limbeck.ui.help;

import java.util.List;

/**
 * What a key does.
 *
 * @param group where it works, e.g. {@code File}
 * @param keys as a person reads them
 */
public record Shortcut(String group, String action, String keys) {
    /** Keys that belong to a view and stand in no menu. */
    static List<Shortcut> ofViews() {
        return List.of(
                new Shortcut("Library", "Show the row in its view, as a click does", "Enter, or a moment's rest on it"),
                new Shortcut("Library", "Put the run, or all runs of the experiment, on the charts or off", "Space"),
                new Shortcut("Library", "Context menu of the row", "Menu or Shift+F10"),
                new Shortcut("Charts", "From measurement to measurement", "Left, Right"),
                new Shortcut("Charts", "First and last measurement", "Home, End"),
                new Shortcut("Charts", "Zoom around the crosshair", "+ and -"),
                new Shortcut("Charts", "Move the visible part", "Shift+Left, Shift+Right"),
                new Shortcut("Charts", "Show everything again", "0 or Esc"),
                new Shortcut("Data", "Scroll the pictures", "Up, Down, Page Up, Page Down, Home, End"),
                new Shortcut("New experiment", "Start", "Ctrl+Enter"),
                new Shortcut("New experiment", "Leave; what was filled in is kept", "Esc"),
                new Shortcut("Find an action", "Choose, do, leave", "Up and Down, Enter, Esc"),
                new Shortcut("Everywhere", "Next and previous control", "Tab, Shift+Tab"),
                new Shortcut("Everywhere", "Open the menus", "F10 or Alt"));
    }
}
