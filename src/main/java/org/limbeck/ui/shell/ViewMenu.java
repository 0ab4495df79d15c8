package org.limbeck.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.ui.live.LiveModel;
import org.limbeck.ui.palette.Items;
import org.limbeck.ui.views.Navigator;
import org.limbeck.ui.views.View;

/** What the menu "View" holds of an open workspace: the views and the way between them, the sides, how charts are drawn. */
final class ViewMenu {
    private final WorkspaceScreen screen;

    /** @param screen null while no workspace is open */
    ViewMenu(WorkspaceScreen screen) {
        this.screen = screen;
    }

    List<MenuItem> items() {
        if (screen == null) return List.of();
        List<MenuItem> items = new ArrayList<>(views(screen.navigator()));
        items.add(new SeparatorMenuItem());
        items.add(check("Library", "Shortcut+Shift+1", screen.docks().libraryProperty()));
        items.add(check("Inspector", "Shortcut+Shift+2", screen.docks().inspectorProperty()));
        items.add(check("Tasks", "Shortcut+Shift+3", screen.docks().drawerProperty()));
        items.add(new SeparatorMenuItem());
        items.addAll(charts(screen.live()));
        items.add(Items.item("Whole axis", "Alt+0", () -> screen.liveView().resetZoom()));
        items.add(new SeparatorMenuItem());
        return items;
    }

    private static List<MenuItem> views(Navigator navigator) {
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (View view : View.values()) {
            RadioMenuItem item = radio(view.title(), view.keys(), group, () -> navigator.open(view));
            item.setSelected(navigator.view() == view);
            navigator.viewProperty().addListener((property, was, is) -> item.setSelected(is == view));
            items.add(item);
        }
        MenuItem back = Items.item("Back", "Alt+LEFT", navigator::back);
        Items.disable(back, navigator.canGoBackProperty().not(), "There is nothing to go back to");
        MenuItem forward = Items.item("Forward", "Alt+RIGHT", navigator::forward);
        Items.disable(forward, navigator.canGoForwardProperty().not(), "There is nothing to go forward to");
        items.add(new SeparatorMenuItem());
        items.add(back);
        items.add(forward);
        return items;
    }

    private static List<MenuItem> charts(LiveModel live) {
        return List.of(
                axes(live),
                measures(live),
                Items.item("Logarithmic complexity axis", "Shortcut+L", live::toggleLogarithm),
                Items.item("Mean and band over seeds", "Shortcut+G", () -> live.settingsProperty()
                        .set(live.settings().withGrouped(!live.settings().grouped()))),
                Items.item("Next level of smoothing", "Shortcut+M", () -> live.settingsProperty()
                        .set(live.settings().smoother())));
    }

    private static Menu axes(LiveModel live) {
        Menu menu = new Menu("Horizontal axis");
        ToggleGroup group = new ToggleGroup();
        int key = 1;
        for (ProgressAxis axis : ProgressAxis.values()) {
            RadioMenuItem item = radio(axis.label(), "Alt+" + key++, group, () -> live.settingsProperty()
                    .set(live.settings().with(axis)));
            item.setSelected(live.settings().axis() == axis);
            live.settingsProperty().addListener((property, was, is) -> item.setSelected(is.axis() == axis));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Menu measures(LiveModel live) {
        Menu menu = new Menu("Complexity");
        ToggleGroup group = new ToggleGroup();
        for (ComplexityMeasure measure : ComplexityMeasure.values()) {
            RadioMenuItem item = radio(measure.label(), null, group, () -> live.settingsProperty()
                    .set(live.settings().with(measure)));
            item.setSelected(live.settings().measure() == measure);
            live.settingsProperty().addListener((property, was, is) -> item.setSelected(is.measure() == measure));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static RadioMenuItem radio(String name, String keys, ToggleGroup group, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(name);
        if (keys != null) item.setAccelerator(KeyCombination.valueOf(keys));
        item.setToggleGroup(group);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static CheckMenuItem check(String name, String keys, javafx.beans.property.BooleanProperty shown) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.selectedProperty().bindBidirectional(shown);
        return item;
    }
}
