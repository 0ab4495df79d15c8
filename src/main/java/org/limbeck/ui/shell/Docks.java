package org.limbeck.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Library, centre and inspector side by side, the drawer below the centre; each side can be hidden, and sizes stay. */
final class Docks extends SplitPane {
    private final WindowMemory memory;
    private final Region library;
    private final Region inspector;
    private final SplitPane middle = new SplitPane();
    private final BooleanProperty libraryShown;
    private final BooleanProperty inspectorShown;
    private final BooleanProperty drawerShown;
    private Region drawer;
    private boolean solitary = true;
    private boolean idle;

    Docks(WindowMemory memory, Region library, StackPane centre, Region inspector) {
        this.memory = memory;
        this.library = library;
        this.inspector = inspector;
        getStyleClass().add("docks");
        library.setMinWidth(190);
        library.setPrefWidth(250);
        inspector.setMinWidth(220);
        inspector.setPrefWidth(280);
        centre.setMinWidth(420);
        centre.setMinHeight(240);
        SplitPane.setResizableWithParent(library, false);
        SplitPane.setResizableWithParent(inspector, false);
        middle.setOrientation(Orientation.VERTICAL);
        middle.getStyleClass().add("middle");
        middle.getItems().add(centre);
        getItems().add(middle);
        libraryShown = part("library", () -> place(library, 0, libraryShown()));
        inspectorShown = part("inspector", () -> place(inspector, getItems().size(), inspectorShown()));
        drawerShown = part("drawer", this::placeDrawer);
        place(library, 0, libraryShown());
        place(inspector, getItems().size(), inspectorShown());
        getStyleClass().add("thin-dividers");
    }

    private BooleanProperty part(String name, Runnable place) {
        BooleanProperty property = new SimpleBooleanProperty(this, name, memory.isShown(name));
        property.addListener((observable, was, is) -> {
            memory.setShown(name, is);
            remember();
            place.run();
        });
        return property;
    }

    private boolean libraryShown() {
        return libraryShown == null ? memory.isShown("library") : libraryShown.get();
    }

    private boolean inspectorShown() {
        return inspectorShown == null ? memory.isShown("inspector") : inspectorShown.get();
    }

    void setDrawer(Region drawer) {
        this.drawer = drawer;
        SplitPane.setResizableWithParent(drawer, false);
        setIdle(true);
        placeDrawer();
    }

    /** Folds the drawer to its heading, so that the charts have its room, or gives it its height back. */
    void setIdle(boolean nothingToShow) {
        if (idle == nothingToShow) return;
        if (nothingToShow) rememberDrawer();
        idle = nothingToShow;
        drawer.setMinHeight(idle ? USE_PREF_SIZE : 84);
        drawer.setPrefHeight(idle ? USE_COMPUTED_SIZE : 170);
        drawer.setMaxHeight(idle ? USE_PREF_SIZE : Double.MAX_VALUE);
        if (middle.getItems().contains(drawer)) restoreDrawer();
    }

    private void restoreDrawer() {
        middle.setDividerPositions(idle ? 1 : memory.divider("drawer", 0.76));
    }

    private void rememberDrawer() {
        if (!idle && !middle.getDividers().isEmpty()) {
            memory.remember("drawer", middle.getDividers().get(0));
        }
    }

    BooleanProperty libraryProperty() {
        return libraryShown;
    }

    BooleanProperty inspectorProperty() {
        return inspectorShown;
    }

    BooleanProperty drawerProperty() {
        return drawerShown;
    }

    /** Whether the centre stands without inspector and drawer, as the welcome does. */
    void setSolitary(boolean alone) {
        solitary = alone;
        place(inspector, getItems().size(), inspectorShown());
        placeDrawer();
    }

    private void place(Node side, int index, boolean wanted) {
        boolean shown = wanted && !(solitary && side == inspector);
        if (shown == getItems().contains(side)) return;
        if (shown) getItems().add(index, side);
        else getItems().remove(side);
        restoreSides();
    }

    private void placeDrawer() {
        boolean shown = drawerShown.get() && !solitary;
        if (shown == middle.getItems().contains(drawer)) return;
        if (shown) {
            middle.getItems().add(drawer);
            restoreDrawer();
        } else {
            middle.getItems().remove(drawer);
        }
    }

    private void restoreSides() {
        int divider = 0;
        if (getItems().contains(library)) setDividerPosition(divider++, memory.divider("library", 0.2));
        if (getItems().contains(inspector)) setDividerPosition(divider, memory.divider("inspector", 0.78));
    }

    /** Keeps the dividers where they are now. */
    void remember() {
        int divider = 0;
        if (getItems().contains(library) && !getDividers().isEmpty()) {
            memory.remember("library", getDividers().get(divider++));
        }
        if (getItems().contains(inspector) && getDividers().size() > divider) {
            memory.remember("inspector", getDividers().get(divider));
        }
        rememberDrawer();
    }
}
