package org.limbeck.ui.widgets;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** A small toggle of a legend: a sample of the line, its name, and whether it is shown. */
public final class Chip extends ToggleButton {
    /** @param sample what the line looks like; may be null */
    public Chip(String name, Node sample, String explanation) {
        super(name, sample);
        getStyleClass().add("chip");
        setTooltip(new Tooltip(explanation));
        setFocusTraversable(true);
    }
}
