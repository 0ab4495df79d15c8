package org.limbeck.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.figure.ComplexityMeasure;
import org.limbeck.figure.ProgressAxis;
import org.limbeck.ui.live.LiveModel;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;

/** The menu bar, with every action and its keys, and the theme switch at its end. */
final class ShellMenu extends HBox {
    private final Shell shell;
    private final ShellContext context;
    private final Menu file = new Menu("_File");
    private final Menu view = new Menu("_View");
    private final Menu run = new Menu("_Run");
    private final Menu help = new Menu("_Help");
    private final Button teachers = new Button("Teachers", Icons.of(Material2OutlinedMZ.SCHOOL));
    private final Button experiment = new Button("New experiment", Icons.of(Material2OutlinedAL.ADD));

    ShellMenu(Shell shell, ShellContext context) {
        this.shell = shell;
        this.context = context;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        MenuBar bar = new MenuBar(file, view, run, help);
        bar.setUseSystemMenuBar(false);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button theme = Icons.button(Material2OutlinedMZ.NIGHTS_STAY, "Light or dark (Ctrl+Shift+T)", this::switchTheme);
        theme.setId("theme-switch");
        experiment.setId("new-experiment");
        experiment.setMinWidth(USE_PREF_SIZE);
        experiment.getStyleClass().add("top-action");
        experiment.setTooltip(new Tooltip("Choose data, teacher, student and methods, and start (Ctrl+N)"));
        experiment.setOnAction(
                event -> shell.withScreen(screen -> screen.forms().newExperiment()));
        help.getItems()
                .setAll(
                        item("Find an action …", "Shortcut+K", this::openPalette),
                        item("About Limbeck", null, () -> new AboutDialog(context).show()));
        teachers.setId("show-teachers");
        teachers.setMinWidth(USE_PREF_SIZE);
        teachers.getStyleClass().addAll("top-action", "flat");
        teachers.setTooltip(new Tooltip("Compare teachers and their checkpoints (Ctrl+T)"));
        teachers.setOnAction(event -> shell.withScreen(screen -> screen.forms().teachers()));
        getChildren().addAll(bar, teachers, experiment, theme);
        bind(null);
    }

    private void openPalette() {
        new CommandPalette(Stream.of(file, view, run, help)
                        .flatMap(menu -> Command.of(menu).stream())
                        .toList())
                .show(context.stage());
    }

    private void switchTheme() {
        context.appearance().darkProperty().set(!context.appearance().isDark());
        context.memory().setDark(context.appearance().isDark());
    }

    /** Fills the menus for an open workspace, or for none. */
    void bind(WorkspaceScreen screen) {
        file.getItems().setAll(fileItems(screen));
        view.getItems().setAll(viewItems(screen));
        run.getItems().clear();
        if (screen != null) {
            run.getItems()
                    .setAll(new RunMenu(
                                    screen.actions(),
                                    screen.selection(),
                                    screen.live().shown())
                            .items());
        }
        run.setDisable(screen == null);
        experiment.setDisable(screen == null);
        teachers.setDisable(screen == null);
    }

    private List<MenuItem> fileItems(WorkspaceScreen screen) {
        MenuItem demo = item("Start the demo experiment", "Shortcut+D", () -> screen.actions()
                .startDemo());
        demo.setDisable(screen == null);
        MenuItem open = item("Open or create a workspace …", "Shortcut+O", shell::chooseWorkspace);
        Menu recent = new Menu("Recent workspaces");
        for (Path path : context.memory().recent()) {
            recent.getItems().add(item(path.toString(), null, () -> shell.open(path)));
        }
        recent.setDisable(recent.getItems().isEmpty());
        MenuItem quit = item("Quit", "Shortcut+Q", () -> context.stage().close());
        MenuItem create =
                item("New experiment …", "Shortcut+N", () -> screen.forms().newExperiment());
        MenuItem load = item("Open a specification …", "Shortcut+Shift+O", () -> chooseSpecification(screen));
        MenuItem teach = item(
                "Train a teacher …", "Shortcut+Shift+N", () -> screen.forms().newTeacher());
        for (MenuItem item : List.of(create, load, teach)) item.setDisable(screen == null);
        return List.of(
                create,
                load,
                teach,
                demo,
                new SeparatorMenuItem(),
                export(screen),
                new SeparatorMenuItem(),
                open,
                recent,
                new SeparatorMenuItem(),
                quit);
    }

    private static MenuItem export(WorkspaceScreen screen) {
        MenuItem export = item("Export charts …", "Shortcut+E", () -> screen.exportCharts());
        if (screen == null) export.setDisable(true);
        else export.disableProperty().bind(screen.live().filledProperty().not());
        return export;
    }

    private void chooseSpecification(WorkspaceScreen screen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a specification");
        chooser.setInitialDirectory(Places.near(""));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Specifications", "*.yaml", "*.yml"));
        java.io.File file = chooser.showOpenDialog(context.stage());
        if (file != null) screen.forms().open(file.toPath());
    }

    private List<MenuItem> viewItems(WorkspaceScreen screen) {
        List<MenuItem> items = new ArrayList<>();
        if (screen != null) {
            items.add(check("Library", "Shortcut+1", screen.docks().libraryProperty()));
            items.add(check("Inspector", "Shortcut+2", screen.docks().inspectorProperty()));
            items.add(check("Tasks", "Shortcut+3", screen.docks().drawerProperty()));
            items.add(new SeparatorMenuItem());
            items.add(item("Teachers", "Shortcut+T", screen.forms()::teachers));
            items.add(item("Charts", "Shortcut+Shift+C", screen::showCharts));
            items.add(new SeparatorMenuItem());
            items.add(axes(screen.live()));
            items.add(measures(screen.live()));
            items.add(item("Logarithmic complexity axis", "Shortcut+L", screen.live()::toggleLogarithm));
            items.add(item("Mean and band over seeds", "Shortcut+G", () -> {
                LiveModel live = screen.live();
                live.settingsProperty()
                        .set(live.settings().withGrouped(!live.settings().grouped()));
            }));
            items.add(item("More or no smoothing", "Shortcut+M", () -> {
                LiveModel live = screen.live();
                live.settingsProperty().set(live.settings().smoother());
            }));
            items.add(item("Whole axis", "Shortcut+0", () -> screen.liveView().resetZoom()));
            items.add(new SeparatorMenuItem());
        }
        items.add(item("Light or dark", "Shortcut+Shift+T", this::switchTheme));
        return items;
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

    private static MenuItem item(String name, String keys, Runnable action) {
        MenuItem item = new MenuItem(name);
        if (keys != null) item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(event -> action.run());
        return item;
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
