package org.limbeck.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import org.apache.commons.lang3.StringUtils;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.base.MendableError;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.tasks.TimeLeft;
import org.limbeck.ui.widgets.EmptyState;
import org.limbeck.ui.widgets.Fault;
import org.limbeck.ui.widgets.Places;
import org.limbeck.ui.widgets.Question;

/**
 * The whole of the window: menu above, status bar below, between them the open workspace, or why there is none. Opening
 * and closing the engine happen in the background, so that the window is there at once.
 */
final class Shell extends BorderPane {
    private final ShellContext context;
    private final Setup setup;
    private final Background opening;
    private final StatusBar status;
    private final ShellMenu menu;
    private ExperimentService service;
    private WorkspaceScreen screen;

    Shell(ShellContext context, Setup setup) {
        this.context = context;
        this.setup = setup;
        this.opening = new Background("limbeck-window-opening", context.pump());
        this.status = new StatusBar(setup.threads());
        this.menu = new ShellMenu(this, context);
        getStyleClass().add("shell");
        setTop(menu);
        setBottom(status);
        findRecent();
    }

    /** Closes what is open, then opens a workspace. */
    void open(Path workspace) {
        release();
        status.showWorkspace(workspace);
        context.stage().setTitle("Limbeck – " + workspace.getFileName());
        setCenter(new EmptyState(
                Material2OutlinedAL.FOLDER_OPEN,
                "Opening the workspace …",
                workspace.toString(),
                new ProgressIndicator()));
        opening.run(
                () -> setup.opener().open(workspace),
                opened -> show(opened, workspace),
                fault -> showFault(fault, workspace));
    }

    private void show(ExperimentService opened, Path workspace) {
        service = opened;
        screen = new WorkspaceScreen(opened, context, setup);
        WorkspaceModel model = screen.model();
        opened.readOnly()
                .ifPresent(reason ->
                        screen.setTop(new ReadOnlyBanner(reason, model.freeProperty(), () -> open(workspace))));
        TimeLeft left = new TimeLeft(model::kindOf);
        model.tasksProperty().addListener(change -> {
            if (screen != null) status.showTasks(model.tasks(), left.of(model.tasks()));
        });
        setCenter(screen);
        context.memory().opened(workspace);
        menu.bind(screen);
        findRecent();
    }

    private void showFault(Exception failure, Path workspace) {
        Fault fault = Fault.of(failure);
        Button again = new Button("Try again");
        again.setOnAction(event -> open(workspace));
        Button other = new Button("Choose another workspace …");
        other.getStyleClass().add("accent");
        other.setOnAction(event -> chooseWorkspace());
        Button details = new Button("Details …");
        details.setOnAction(event -> context.fail(failure));
        String where = fault.where().isEmpty() ? "" : fault.where() + "\n\n";
        HBox buttons = new HBox(8, again, other, details);
        if (failure instanceof MendableError lost) buttons.getChildren().add(0, mend(lost, workspace));
        buttons.setAlignment(Pos.CENTER);
        EmptyState page = new EmptyState(
                Material2OutlinedAL.ERROR_OUTLINE,
                StringUtils.capitalize(fault.what()),
                where + StringUtils.capitalize(fault.remedy()) + ".",
                buttons);
        page.setId("workspace-fault");
        setCenter(page);
        menu.bind(null);
    }

    private Button mend(MendableError lost, Path workspace) {
        Button mend = new Button(lost.offer());
        mend.setId("mend-workspace");
        mend.setOnAction(event -> {
            mend.setDisable(true);
            opening.run(
                    () -> {
                        lost.mend();
                        return workspace;
                    },
                    this::open,
                    fault -> showFault(fault, workspace));
        });
        return mend;
    }

    void chooseWorkspace() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open or create a workspace");
        chooser.setInitialDirectory(Places.near(context.memory().recent().stream()
                .findFirst()
                .map(Path::toString)
                .orElse("")));
        java.io.File folder = chooser.showDialog(context.stage());
        if (folder != null) change(folder.toPath());
    }

    /** Opens another workspace; asks first when that would interrupt a training. */
    void change(Path workspace) {
        afterAsking("Open another workspace?", "Open the other workspace", () -> open(workspace));
    }

    /** Closes the window; asks first when that would interrupt a training. */
    void quit() {
        afterAsking("Quit Limbeck?", "Quit", () -> context.stage().close());
    }

    private void afterAsking(String question, String yes, Runnable then) {
        long going = screen == null
                ? 0
                : screen.model().tasks().stream()
                        .filter(task -> !task.status().isEnd())
                        .count();
        if (going == 0) {
            then.run();
            return;
        }
        String text = (going == 1 ? "1 task has" : going + " tasks have")
                + " not ended. What is training stops at its next step and keeps its last checkpoint; the next time"
                + " this workspace is opened, \"Resume all\" continues from there with the same result.";
        Question.ask(context.stage(), question, text, yes, then);
    }

    /** Which of the recent workspaces are still there is looked up in the background: a drive may be slow to answer. */
    private void findRecent() {
        List<Path> recent = context.memory().recent();
        opening.run(() -> recent.stream().filter(Files::isDirectory).toList(), menu::showRecent);
    }

    /** Calls something with the open workspace; nothing while there is none. */
    void withScreen(Consumer<WorkspaceScreen> use) {
        if (screen != null) use.accept(screen);
    }

    /** The open workspace, if there is one. */
    Optional<WorkspaceScreen> screen() {
        return Optional.ofNullable(screen);
    }

    /** What must be closed off the FX thread once the window has gone; may be null. */
    ExperimentService close() {
        status.close();
        ExperimentService last = service;
        if (screen != null) screen.close();
        screen = null;
        service = null;
        opening.close();
        return last;
    }

    private void release() {
        if (screen != null) screen.close();
        if (service != null) {
            ExperimentService old = service;
            opening.run(
                    () -> {
                        old.close();
                        return null;
                    },
                    closed -> {});
        }
        screen = null;
        service = null;
        menu.bind(null);
        status.showTasks(List.of(), Double.NaN);
    }
}
