package org.limbeck.ui.help;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.Pump;
import org.limbeck.ui.widgets.Appearance;

/** The one window of help, beside the main one: guide, glossary and shortcuts as tabs; Escape closes it. */
public final class HelpWindow {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 640;

    private final Stage owner;
    private final Appearance appearance;
    private final Pump pump;
    private final Consumer<Throwable> fail;
    private final TabPane tabs = new TabPane();
    private final Map<HelpPage, Tab> pages = new EnumMap<>(HelpPage.class);
    private final Tab shortcuts = tab("Keyboard shortcuts");
    private Stage stage;

    /** @param fail tells why a page cannot be read */
    public HelpWindow(Stage owner, Appearance appearance, Pump pump, Consumer<Throwable> fail) {
        this.owner = owner;
        this.appearance = appearance;
        this.pump = pump;
        this.fail = fail;
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("help");
        for (HelpPage page : HelpPage.values()) {
            pages.put(page, tab(page.title()));
            tabs.getTabs().add(pages.get(page));
        }
        tabs.getTabs().add(shortcuts);
    }

    private static Tab tab(String title) {
        return new Tab(title);
    }

    /** Opens a page. */
    public void show(HelpPage page, List<Shortcut> ofMenus) {
        open(pages.get(page), ofMenus);
    }

    /** Opens the sheet of shortcuts. @param ofMenus those of the menus, in their order */
    public void showShortcuts(List<Shortcut> ofMenus) {
        open(shortcuts, ofMenus);
    }

    private void open(Tab tab, List<Shortcut> ofMenus) {
        List<Shortcut> all = new ArrayList<>(ofMenus);
        all.addAll(Shortcut.ofViews());
        shortcuts.setContent(scrolled(sheet(all)));
        if (stage == null) {
            build();
            read();
        }
        tabs.getSelectionModel().select(tab);
        stage.show();
        stage.toFront();
    }

    private void build() {
        stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle("Limbeck – Help");
        Scene scene = new Scene(tabs, WIDTH, HEIGHT);
        appearance.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) stage.hide();
        });
        stage.setScene(scene);
        stage.setMinWidth(420);
        stage.setMinHeight(320);
    }

    private void read() {
        Background reading = new Background("limbeck-window-help", pump);
        pages.forEach((page, tab) -> reading.run(
                page::text, text -> tab.setContent(scrolled(Markdown.show(text))), failure -> fail.accept(failure)));
        reading.finish();
    }

    private static ScrollPane scrolled(Region page) {
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private static Region sheet(List<Shortcut> all) {
        Map<String, List<Shortcut>> groups = new LinkedHashMap<>();
        all.forEach(key ->
                groups.computeIfAbsent(key.group(), group -> new ArrayList<>()).add(key));
        VBox page = new VBox();
        page.getStyleClass().add("help-page");
        page.setId("shortcut-sheet");
        groups.forEach((group, keys) -> page.getChildren().addAll(heading(group), table(keys)));
        return page;
    }

    private static Node heading(String group) {
        Label heading = new Label(group);
        heading.getStyleClass().add("help-heading-2");
        return heading;
    }

    private static Node table(List<Shortcut> keys) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-table");
        for (Shortcut key : keys) {
            Label press = new Label(key.keys());
            press.getStyleClass().add("shortcut-keys");
            Label action = new Label(key.action());
            action.setWrapText(true);
            grid.addRow(grid.getRowCount(), press, action);
        }
        return grid;
    }
}
