package org.limbeck.ui.docks;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Library, centre and inspector side by side, the drawer below the centre; each side can be hidden, and sizes stay. */
public final class Docks extends SplitPane {
    /** Below this the sides give way to the charts. */
    private static final double CENTRE_WIDTH = 530;

    private static final double LEAST_CENTRE_WIDTH = 420;
    /** Below this the drawer gives way to the charts. */
    private static final double CENTRE_HEIGHT = 460;

    private static final double LEAST_CENTRE_HEIGHT = 240;
    private static final double DIVIDER = 6;

    private final Side library;
    private final Side inspector;
    private final SplitPane middle = new SplitPane();
    private final WindowMemory memory;
    private final BooleanProperty libraryShown;
    private final BooleanProperty inspectorShown;
    private final BooleanProperty drawerShown;
    private Side drawer;
    private boolean solitary = true;
    private boolean idle = true;

    public Docks(WindowMemory memory, Region library, StackPane centre, Region inspector) {
        this.memory = memory;
        this.library = new Side("library", library, Orientation.HORIZONTAL, 232, 284, memory);
        this.inspector = new Side("inspector", inspector, Orientation.HORIZONTAL, 220, 280, memory);
        getStyleClass().addAll("docks", "thin-dividers");
        centre.setMinWidth(LEAST_CENTRE_WIDTH);
        centre.setMinHeight(LEAST_CENTRE_HEIGHT);
        // What finds no room is cut off below, not above.
        centre.setAlignment(Pos.TOP_CENTER);
        middle.setOrientation(Orientation.VERTICAL);
        middle.getStyleClass().add("middle");
        middle.getItems().add(centre);
        getItems().add(middle);
        libraryShown = part("library");
        inspectorShown = part("inspector");
        drawerShown = part("drawer");
        widthProperty().addListener(change -> arrange());
        middle.heightProperty().addListener(change -> arrangeDrawer());
        listen(this);
        place();
    }

    private BooleanProperty part(String name) {
        BooleanProperty property = new SimpleBooleanProperty(this, name, memory.isShown(name));
        property.addListener((observable, was, is) -> {
            memory.setShown(name, is);
            place();
        });
        return property;
    }

    public void setDrawer(Region node) {
        drawer = new Side("drawer", node, Orientation.VERTICAL, 84, 170, memory);
        place();
    }

    /** Folds the drawer to its heading, so that the charts have its room, or gives it its height back. */
    public void setIdle(boolean nothingToShow) {
        idle = nothingToShow;
        arrangeDrawer();
    }

    /** Dragging a divider changes what is wanted; nothing else does. */
    private void listen(SplitPane pane) {
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (isDivider(event)) sides().forEach(Side::release);
        });
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (!isDivider(event)) return;
            sides().forEach(Side::keep);
            arrange();
            arrangeDrawer();
        });
    }

    private static boolean isDivider(MouseEvent event) {
        for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) return true;
        }
        return false;
    }

    /** Those that stand where they can be dragged. */
    private List<Side> sides() {
        return Stream.of(library, inspector, drawer).filter(this::isShown).toList();
    }

    private boolean isShown(Side side) {
        if (side == null || (side == drawer && idle)) return false;
        return getItems().contains(side.node()) || middle.getItems().contains(side.node());
    }

    /** Both sides as wide as they are wanted; where there is not enough room each gives its share of what is missing. */
    private void arrange() {
        List<Side> shown = Stream.of(library, inspector).filter(this::isShown).toList();
        double room = getWidth() <= 0 ? Double.MAX_VALUE : getWidth() - CENTRE_WIDTH - DIVIDER * shown.size();
        double wanted = shown.stream().mapToDouble(Side::wanted).sum();
        double slack = shown.stream().mapToDouble(Side::slack).sum();
        double share = slack <= 0 ? 0 : Math.min(1, Math.max(0, wanted - room) / slack);
        shown.forEach(side -> side.hold(Math.rint(side.wanted() - share * side.slack())));
    }

    private void arrangeDrawer() {
        if (drawer == null) return;
        Region node = drawer.node();
        if (idle) {
            node.setMinHeight(USE_PREF_SIZE);
            node.setPrefHeight(USE_COMPUTED_SIZE);
            node.setMaxHeight(USE_PREF_SIZE);
            return;
        }
        double height = middle.getHeight();
        double missing = height <= 0 ? 0 : Math.max(0, drawer.wanted() + DIVIDER + CENTRE_HEIGHT - height);
        drawer.hold(Math.rint(drawer.wanted() - Math.min(drawer.slack(), missing)));
    }

    public BooleanProperty libraryProperty() {
        return libraryShown;
    }

    public BooleanProperty inspectorProperty() {
        return inspectorShown;
    }

    public BooleanProperty drawerProperty() {
        return drawerShown;
    }

    /** Whether the centre stands without inspector and drawer, as the welcome does. */
    public void setSolitary(boolean alone) {
        solitary = alone;
        place();
    }

    private void place() {
        place(getItems(), library.node(), 0, libraryShown.get());
        place(getItems(), inspector.node(), getItems().size(), inspectorShown.get() && !solitary);
        if (drawer != null) place(middle.getItems(), drawer.node(), 1, drawerShown.get() && !solitary);
        arrange();
        arrangeDrawer();
    }

    private static void place(List<Node> items, Node side, int index, boolean shown) {
        if (shown == items.contains(side)) return;
        if (shown) items.add(index, side);
        else items.remove(side);
    }
}
