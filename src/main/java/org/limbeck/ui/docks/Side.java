package org.limbeck.ui.docks;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/**
 * A part at the edge of a split pane with the size that a person has given it. It gives way while the window is small and
 * has its size back when there is room again; only dragging its divider changes the size that is wanted.
 */
final class Side {
    private final String name;
    private final Region node;
    private final boolean wide;
    private final double least;
    private final WindowMemory memory;
    private double wanted;

    /** @param along the direction in which it is sized @param least in pixels @param first size before one is known */
    Side(String name, Region node, Orientation along, double least, double first, WindowMemory memory) {
        this.name = name;
        this.node = node;
        this.wide = along == Orientation.HORIZONTAL;
        this.least = least;
        this.memory = memory;
        this.wanted = Math.max(least, memory.size(name, first));
        SplitPane.setResizableWithParent(node, false);
        hold(wanted);
    }

    Region node() {
        return node;
    }

    double wanted() {
        return wanted;
    }

    /** How much smaller than wanted it can become. */
    double slack() {
        return wanted - least;
    }

    /** Keeps it at a size whatever the split pane would do. */
    void hold(double size) {
        limit(size, size, size);
    }

    /** Lets its divider be dragged. */
    void release() {
        limit(least, size(), Double.MAX_VALUE);
    }

    /** The size it has been dragged to is the wanted one from now on. */
    void keep() {
        wanted = Math.max(least, size());
        memory.setSize(name, wanted);
    }

    private double size() {
        return wide ? node.getWidth() : node.getHeight();
    }

    private void limit(double min, double preferred, double max) {
        if (wide) {
            node.setMinWidth(min);
            node.setPrefWidth(preferred);
            node.setMaxWidth(max);
        } else {
            node.setMinHeight(min);
            node.setPrefHeight(preferred);
            node.setMaxHeight(max);
        }
    }
}
