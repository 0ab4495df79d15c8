package org.limbeck.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.ui.help.HelpPage;
import org.limbeck.ui.help.HelpWindow;
import org.limbeck.ui.help.Shortcut;
import org.limbeck.ui.palette.Command;
import org.limbeck.ui.palette.CommandPalette;
import org.limbeck.ui.palette.Items;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;

/** The menu bar, with every action and its keys, and the theme switch at its end. */
final class ShellMenu extends HBox {
    private static final String NO_WORKSPACE = "Open a workspace first";

    private final Shell shell;
    private final ShellContext context;
    private final Menu file = new Menu("_File");
    private final Menu edit = new Menu("_Edit");
    private final Menu view = new Menu("_View");
    private final Menu run = new Menu("_Run");
    private final Menu help = new Menu("_Help");
    private final Menu recent = new Menu("Recent workspaces");
    /** Holds the bar of views while a workspace is open. */
    private final StackPane views = new StackPane();

    private final Button experiment = new Button("New experiment", Icons.of(Material2OutlinedAL.ADD));

    private final HelpWindow helpWindow;

    ShellMenu(Shell shell, ShellContext context) {
        this.shell = shell;
        this.context = context;
        this.helpWindow = new HelpWindow(context.stage(), context.appearance(), context.pump(), context::fail);
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        MenuBar bar = new MenuBar(file, edit, view, run, help);
        bar.setUseSystemMenuBar(false);
        bar.setMinWidth(USE_PREF_SIZE);
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
                        Items.item("User guide", "F1", () -> showHelp(HelpPage.GUIDE)),
                        Items.item("Glossary", "Shift+F1", () -> showHelp(HelpPage.GLOSSARY)),
                        Items.item("Keyboard shortcuts", "Shortcut+F1", this::showShortcuts),
                        Items.item("Find an action …", "Shortcut+K", this::openPalette),
                        new SeparatorMenuItem(),
                        Items.item("About Limbeck", null, () -> new AboutDialog(context).show()));
        views.setMinWidth(0);
        HBox.setHgrow(views, Priority.ALWAYS);
        getChildren().addAll(bar, views, experiment, theme);
        sceneProperty().addListener((property, was, is) -> addTextKeys(is));
        bind(null);
    }

    /** Plus and minus wherever a keyboard has them; a menu item has only one accelerator. */
    private void addTextKeys(Scene scene) {
        if (scene == null) return;
        for (KeyCode plus : new KeyCode[] {KeyCode.EQUALS, KeyCode.ADD}) addTextKey(scene, plus, 1);
        addTextKey(scene, KeyCode.SUBTRACT, -1);
        addTextKey(scene, KeyCode.NUMPAD0, 0);
    }

    private void addTextKey(Scene scene, KeyCode key, int steps) {
        KeyCombination keys = new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
        scene.getAccelerators().put(keys, () -> scaleText(steps));
    }

    private List<Command> commands() {
        return Stream.of(file, edit, view, run, help)
                .flatMap(menu -> Command.of(menu).stream())
                .toList();
    }

    private void openPalette() {
        new CommandPalette(commands()).show(context.stage());
    }

    private void showHelp(HelpPage page) {
        helpWindow.show(page, shortcuts());
    }

    private void showShortcuts() {
        helpWindow.showShortcuts(shortcuts());
    }

    private List<Shortcut> shortcuts() {
        return commands().stream()
                .filter(command -> !command.keys().isEmpty())
                .map(command -> new Shortcut(command.place(), command.name(), command.keys()))
                .toList();
    }

    private void switchTheme() {
        context.appearance().darkProperty().set(!context.appearance().isDark());
        context.memory().setDark(context.appearance().isDark());
    }

    /** @param steps larger, or smaller where negative; 0 for the size it comes with */
    private void scaleText(int steps) {
        context.appearance().scaleText(steps);
        context.memory().setTextSize(context.appearance().textSize());
    }

    /** Fills the menus for an open workspace, or for none. */
    void bind(WorkspaceScreen screen) {
        file.getItems().setAll(fileItems(screen));
        view.getItems().setAll(new ViewMenu(screen).items());
        view.getItems().addAll(lookItems());
        run.getItems().clear();
        edit.getItems().clear();
        edit.setDisable(screen == null);
        if (screen != null) {
            run.getItems()
                    .setAll(new RunMenu(
                                    screen.actions(),
                                    screen.selection(),
                                    screen.live().shown(),
                                    context.stage(),
                                    screen.undoBar()::tell)
                            .items());
            edit.getItems().setAll(new EditMenu(screen.model(), screen.actions(), screen.library()).items());
        }
        run.setDisable(screen == null);
        experiment.setDisable(cannotStart(screen));
        views.getChildren().clear();
        if (screen != null) views.getChildren().add(screen.viewBar());
    }

    private static boolean cannotStart(WorkspaceScreen screen) {
        return screen == null || screen.actions().isReadOnly();
    }

    private List<MenuItem> fileItems(WorkspaceScreen screen) {
        MenuItem create = Items.item(
                "New experiment …", "Shortcut+N", () -> screen.forms().newExperiment());
        MenuItem load = Items.item("Open a specification …", "Shortcut+Shift+O", () -> chooseSpecification(screen));
        MenuItem teach = Items.item(
                "Train a teacher …", "Shortcut+Shift+N", () -> screen.forms().newTeacher());
        MenuItem demo = Items.item("Start the demo experiment", "Shortcut+D", () -> screen.actions()
                .startDemo());
        for (MenuItem item : List.of(create, load, teach, demo)) {
            Items.disable(item, cannotStart(screen), screen == null ? NO_WORKSPACE : RunMenu.READ_ONLY);
        }
        MenuItem open = Items.item("Open or create a workspace …", "Shortcut+O", shell::chooseWorkspace);
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
                Items.item("Quit", "Shortcut+Q", shell::quit));
    }

    /** Those that are still there. */
    void showRecent(List<Path> workspaces) {
        recent.getItems()
                .setAll(workspaces.stream()
                        .map(path -> Items.item(path.toString(), null, () -> shell.change(path)))
                        .toList());
        recent.setDisable(recent.getItems().isEmpty());
    }

    private static MenuItem export(WorkspaceScreen screen) {
        MenuItem export = Items.item("Export charts …", "Shortcut+E", () -> screen.exportCharts());
        if (screen == null) Items.disable(export, true, NO_WORKSPACE);
        else Items.disable(export, screen.live().filledProperty().not(), "Nothing has been measured yet");
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

    private List<MenuItem> lookItems() {
        return List.of(
                Items.item("Light or dark", "Shortcut+Shift+T", this::switchTheme),
                Items.item("Larger text", "Shortcut+PLUS", () -> scaleText(1)),
                Items.item("Smaller text", "Shortcut+MINUS", () -> scaleText(-1)),
                Items.item("Normal text", "Shortcut+0", () -> scaleText(0)),
                Items.item("Full screen", "F11", () -> context.stage()
                        .setFullScreen(!context.stage().isFullScreen())));
    }
}
