package org.limbeck.ui.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.ui.docks.Docks;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.RunFeed;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.feed.WorkspaceWatch;
import org.limbeck.ui.figures.Drawing;
import org.limbeck.ui.figures.ExportDialog;
import org.limbeck.ui.figures.ExportModel;
import org.limbeck.ui.inspector.Inspector;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.library.LibraryView;
import org.limbeck.ui.library.UndoBar;
import org.limbeck.ui.live.ChartMemory;
import org.limbeck.ui.live.LiveModel;
import org.limbeck.ui.live.LiveView;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.tasks.TaskDrawer;
import org.limbeck.ui.views.Navigator;
import org.limbeck.ui.views.SideButtons;
import org.limbeck.ui.views.View;
import org.limbeck.ui.views.ViewBar;
import org.limbeck.ui.welcome.WelcomeView;
import org.limbeck.ui.widgets.Appearance;
import org.limbeck.ui.widgets.Keyboard;

/** Everything the window shows of one open workspace: library, charts or welcome, inspector, task drawer. */
final class WorkspaceScreen extends BorderPane implements AutoCloseable {
    private final WorkspaceModel model = new WorkspaceModel();
    private final ObjectProperty<Entry> selection = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, RunCurves>> curves = new SimpleObjectProperty<>(Map.of());
    private final BooleanProperty starting = new SimpleBooleanProperty();
    private final Background reading;
    private final Background drawing;
    private final Background acting;
    private final WorkspaceWatch watch;
    private final RunFeed feed;
    private final ShownRuns shown;
    private final LiveModel live;
    private final LiveView liveView;
    private final WelcomeView welcome;
    private final StackPane centre = new StackPane();
    private final BorderPane charts = new BorderPane();
    private final Docks docks;
    private final WorkspaceActions actions;
    private final Forms forms;
    private final ShellContext context;
    private final Navigator navigator;
    private final LibraryView library;
    private final UndoBar undoBar;
    private final ViewBar viewBar;
    private final Pages pages;
    private Parent form;

    WorkspaceScreen(ExperimentService service, ShellContext context, Setup setup) {
        getStyleClass().add("workspace-screen");
        reading = new Background("limbeck-window-reading", context.pump());
        drawing = new Background("limbeck-window-drawing", context.pump());
        acting = new Background("limbeck-window-acting", context.pump());
        watch = new WorkspaceWatch(service, model, context.pump(), reading);
        feed = new RunFeed(service, reading, context.pump(), curves::set);
        shown = new ShownRuns(
                model, context.appearance().darkProperty(), context.memory().colours());
        ChartMemory chosenBefore = context.memory().charts();
        live = new LiveModel(
                shown, curves, themeOf(context.appearance()), drawing, context.pump(), chosenBefore.options());
        live.settingsProperty().addListener((property, was, is) -> chosenBefore.remember(is));
        library = new LibraryView(model, shown, selection, setup.datasets());
        navigator = new Navigator(model, shown, selection, library::row);
        library.onChoice(navigator::choose);
        viewBar = new ViewBar(navigator);
        actions = new WorkspaceActions(
                service, setup.demo(), acting, watch, model, shown, navigator, selection, starting);
        undoBar = new UndoBar(actions::undo);
        forms = new Forms(service, context, model, actions, acting, setup.demo().dataset(), this::cover);
        this.context = context;
        liveView = new LiveView(live, this::exportCharts);
        charts.setCenter(liveView);
        charts.setTop(new StoryBar(model, shown, curves));
        welcome = new WelcomeView(context.logo(), actions::startDemo, starting, actions.isReadOnly());
        pages = new Pages(
                service,
                context,
                model,
                actions,
                forms,
                navigator.arrivedProperty(),
                charts,
                setup.demo().student(),
                () -> usualData(setup.demo().dataset()));
        library.menu().getItems().setAll(new LibraryMenu(forms, selection, actions.isReadOnly()).items());
        library.menu()
                .getItems()
                .addAll(new RunMenu(actions, selection, shown, context.stage(), undoBar::tell).items());
        docks = new Docks(context.memory(), library, centre, new Inspector(model, selection, curves));
        docks.setDrawer(
                new TaskDrawer(model, actions, () -> docks.drawerProperty().set(false)));
        setTop(new InterruptedBanner(model, actions));
        setBottom(undoBar);
        setCenter(docks);
        shown.changes().addListener(change -> follow());
        selection.addListener(change -> {
            follow();
            chooseView();
        });
        model.runsProperty().addListener(change -> chooseView());
        model.loadedProperty().addListener(change -> begin());
        navigator.viewProperty().addListener((property, was, is) -> {
            context.memory().setView(is.name());
            chooseView();
        });
        navigator.arrivedProperty().addListener(change -> library.forgetChoice());
        navigator.coveredProperty().addListener((property, was, is) -> {
            if (!is && form != null) forms.leave();
        });
        SideButtons.listen(this, navigator);
        model.tasksProperty().addListener(change -> {
            docks.setIdle(model.tasks().isEmpty());
            followTraining();
        });
        feed.start();
        watch.start();
    }

    /** Listens to the window's appearance weakly, so that it goes with this screen. */
    private static ObservableValue<ChartTheme> themeOf(Appearance appearance) {
        return Bindings.createObjectBinding(
                appearance::chartTheme, appearance.darkProperty(), appearance.textSizeProperty());
    }

    private void followTraining() {
        model.tasks().stream()
                .filter(task -> task.status() == RunStatus.RUNNING && shown.isShown(task.id()))
                .findFirst()
                .ifPresent(task -> follow(task.id()));
    }

    /** The inspector comes along when it shows the run that had the focus. */
    private void follow(String runId) {
        String before = shown.focused();
        shown.follow(runId);
        boolean along =
                selection.get() instanceof Entry.Run run && run.summary().id().equals(before);
        if (along) actions.select(shown.focused());
    }

    /** Shown runs and the inspected one. */
    private void follow() {
        Set<String> wanted = new LinkedHashSet<>(shown.ids());
        if (selection.get() instanceof Entry.Run run) wanted.add(run.summary().id());
        feed.follow(wanted);
    }

    /** A form over the views; null uncovers them. */
    private void cover(Parent over) {
        form = over;
        library.forgetChoice();
        navigator.coveredProperty().set(over != null);
        chooseView();
    }

    /** Once the workspace has been read: as it was left, with its latest experiment on the charts. */
    private void begin() {
        boolean empty = model.runs().isEmpty() && model.teachers().isEmpty();
        if (!model.runs().isEmpty()) showLatest();
        navigator.begin(empty ? View.LIVE : View.named(context.memory().view()));
        chooseView();
    }

    private void chooseView() {
        if (!model.loadedProperty().get()) return;
        boolean empty = navigator.view() == View.LIVE && model.runs().isEmpty();
        Parent view = form != null ? form : empty ? welcome : pages.of(navigator.view());
        docks.setSolitary(view != charts && !(view == welcome && selection.get() != null));
        if (!centre.getChildren().isEmpty() && centre.getChildren().get(0) == view) return;
        boolean keyboard = Keyboard.isIn(centre);
        centre.getChildren().setAll(view);
        if (keyboard && view != form) Keyboard.into(view);
        if (view == charts && shown.ids().isEmpty()) showLatest();
    }

    /** That of the run in focus, else the one that the demo uses. */
    private DatasetSpec usualData(DatasetSpec otherwise) {
        RunCurves focused = shown.focused() == null ? null : curves.get().get(shown.focused());
        return focused == null ? otherwise : focused.run().experiment().dataset();
    }

    private void showLatest() {
        List<RunSummary> runs = model.runs();
        RunSummary last = runs.get(runs.size() - 1);
        List<String> ids = runs.stream()
                .filter(run -> run.experimentId().equals(last.experimentId()))
                .map(RunSummary::id)
                .toList();
        shown.show(ids);
        if (selection.get() == null) actions.select(shown.focused());
    }

    /** Opens the dialog that writes what the charts show to a file. */
    void exportCharts() {
        ChartRequest shownNow = live.snapshot();
        Drawing drawing = new Drawing(shownNow.name(), shownNow.curves(), shownNow::chart);
        ExportModel export = new ExportModel(
                drawing,
                context.memory().export(),
                context.pump(),
                new Background("limbeck-window-exporting", context.pump()),
                context::fail);
        ExportDialog.show(export, context.stage(), context.appearance());
    }

    boolean showsMeasurements() {
        return curves.get().values().stream().anyMatch(run -> run.lastProbe() != null);
    }

    WorkspaceModel model() {
        return model;
    }

    Navigator navigator() {
        return navigator;
    }

    /** The views and the way between them, for the top of the window. */
    ViewBar viewBar() {
        return viewBar;
    }

    Forms forms() {
        return forms;
    }

    WorkspaceActions actions() {
        return actions;
    }

    LiveModel live() {
        return live;
    }

    LiveView liveView() {
        return liveView;
    }

    Docks docks() {
        return docks;
    }

    UndoBar undoBar() {
        return undoBar;
    }

    LibraryView library() {
        return library;
    }

    ObjectProperty<Entry> selection() {
        return selection;
    }

    /** Stops listening and reading; the service is closed by whoever opened it. */
    @Override
    public void close() {
        forms.close();
        pages.close();
        watch.close();
        feed.close();
        reading.close();
        drawing.close();
        acting.close();
    }
}
