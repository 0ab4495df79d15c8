package org.limbeck.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.base.Numbers;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;

/** The line at the bottom: workspace, what is being trained, threads, memory. */
final class StatusBar extends HBox {
    private final Label workspace = new Label();
    private final Label activity = new Label();
    private final Label memory = new Label();
    private final Timeline clock;

    /** @param threads of the native arithmetic */
    StatusBar(int threads) {
        super(14);
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label threadCount = new Label(threads + (threads == 1 ? " thread" : " threads"));
        activity.setId("activity");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        workspace.setMinWidth(60);
        getChildren()
                .addAll(
                        part(Material2OutlinedAL.FOLDER_OPEN, workspace, "The workspace: everything is stored here"),
                        activity,
                        gap,
                        part(
                                Material2OutlinedMZ.TUNE,
                                threadCount,
                                "Threads of the native arithmetic; their number changes the last digits of results"),
                        part(
                                Material2OutlinedMZ.MEMORY,
                                memory,
                                "Memory used by the program itself; native arithmetic needs more on top"));
        clock = new Timeline(new KeyFrame(Duration.seconds(2), event -> readMemory()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        readMemory();
    }

    void close() {
        clock.stop();
    }

    void showWorkspace(Path folder) {
        workspace.setText(folder.toString());
    }

    /** @param left seconds until all of them have ended; NaN when not known */
    void showTasks(List<TaskState> tasks, double left) {
        List<TaskState> going =
                tasks.stream().filter(task -> !task.status().isEnd()).toList();
        if (going.isEmpty()) {
            activity.setText("");
            return;
        }
        String more = going.size() > 1 ? " and " + (going.size() - 1) + " more" : "";
        String time = Double.isNaN(left) ? "" : " · about " + Numbers.duration(left) + " left";
        activity.setText(going.get(0).label() + more + time);
    }

    private void readMemory() {
        Runtime runtime = Runtime.getRuntime();
        memory.setText(Formats.bytes(runtime.totalMemory() - runtime.freeMemory()) + " of "
                + Formats.bytes(runtime.maxMemory()));
    }

    private static Node part(Ikon ikon, Label label, String explanation) {
        label.setGraphic(Icons.of(ikon, "muted"));
        label.setTooltip(new Tooltip(explanation));
        return label;
    }
}
