package org.limbeck.ui.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.base.Numbers;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.widgets.Icons;

/** The bottom drawer: running tasks first, then the queue, then what has ended, the latest end first. */
public final class TaskDrawer extends BorderPane {
    private static final String NOTHING = "None. Experiments that you start are trained here, one run after the other.";

    private final WorkspaceModel workspace;
    private final TaskActions actions;
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Label summary = new Label();
    private final Map<String, TaskRow> rowOf = new HashMap<>();
    private final TimeLeft timeLeft;
    private String running = "";

    /** @param hide closes the drawer */
    public TaskDrawer(WorkspaceModel workspace, TaskActions actions, Runnable hide) {
        this.workspace = workspace;
        this.actions = actions;
        this.timeLeft = new TimeLeft(workspace::kindOf);
        getStyleClass().add("task-drawer");
        setId("task-drawer");
        Label title = new Label("Tasks");
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        summary.getStyleClass().add("task-summary");
        summary.setTooltip(new Tooltip());
        summary.getTooltip().textProperty().bind(summary.textProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Icons.button(Material2OutlinedAL.EXPAND_MORE, "Hide the tasks (Ctrl+3)", hide);
        HBox header = new HBox(8, title, summary, gap, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("drawer-header");
        rows.getStyleClass().add("task-rows");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(header);
        workspace.tasksProperty().addListener(change -> update());
        update();
    }

    private void update() {
        List<TaskState> tasks = inOrder(workspace.tasks());
        summary.setText(tasks.isEmpty() ? NOTHING : summary(tasks, timeLeft.of(tasks)));
        List<Node> now = new ArrayList<>();
        for (TaskState task : tasks) {
            TaskRow row = rowOf.computeIfAbsent(task.id(), id -> new TaskRow(actions));
            row.show(task, workspace.run(task.id()));
            now.add(row);
        }
        rowOf.values().removeIf(row -> !now.contains(row));
        setCenter(tasks.isEmpty() ? null : scroll);
        if (!now.equals(rows.getChildren())) rows.getChildren().setAll(now);
        stayWithTheRunning(tasks);
    }

    /** The running task comes first; when another one begins, the list goes back to it wherever it was scrolled to. */
    private void stayWithTheRunning(List<TaskState> tasks) {
        String first = tasks.isEmpty() || tasks.get(0).status().isEnd()
                ? ""
                : tasks.get(0).id();
        if (first.equals(running)) return;
        running = first;
        scroll.setVvalue(0);
    }

    private static List<TaskState> inOrder(List<TaskState> tasks) {
        List<TaskState> going = new ArrayList<>();
        List<TaskState> ended = new ArrayList<>();
        for (TaskState task : tasks) {
            if (task.status().isEnd()) ended.add(0, task);
            else going.add(task);
        }
        going.sort(Comparator.comparing(task -> task.status() == RunStatus.QUEUED));
        going.addAll(ended);
        return going;
    }

    /** E.g. {@code 1 running, 4 queued, 2 ended; about 3 min left in all}. @param left seconds; NaN when not known */
    static String summary(List<TaskState> tasks, double left) {
        long queued =
                tasks.stream().filter(task -> task.status() == RunStatus.QUEUED).count();
        long ended = tasks.stream().filter(task -> task.status().isEnd()).count();
        long running = tasks.size() - queued - ended;
        List<String> parts = new ArrayList<>();
        if (running > 0) parts.add(running + " running");
        if (queued > 0) parts.add(queued + " queued");
        if (ended > 0) parts.add(ended + " ended");
        String counts = String.join(", ", parts);
        return Double.isNaN(left) ? counts : counts + "; about " + Numbers.duration(left) + " left in all";
    }
}
