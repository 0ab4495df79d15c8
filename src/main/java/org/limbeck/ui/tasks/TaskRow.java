package org.limbeck.ui.tasks;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.base.Numbers;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.IdKind;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.StatusLook;

/**
 * One task: what is trained, of which experiment, progress, rate, time left, and its buttons. Method, temperature and seed
 * are never cut. Updated in place, so that a press is never lost.
 */
final class TaskRow extends HBox {
    private static final String SEPARATOR = "  ·  ";

    private final StackPane icon = new StackPane();
    private final Label name = new Label();
    private final Label note = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label figures = new Label();
    private final Button hold;
    private final Button resume;
    private final Button cancel;
    private final boolean readOnly;
    private TaskState state;
    private RunStatus drawn;

    TaskRow(TaskActions actions) {
        readOnly = actions.isReadOnly();
        hold = Icons.button(Material2OutlinedMZ.PAUSE, "Pause", () -> {
            if (state.status() == RunStatus.PAUSED) actions.unpause(state.id());
            else actions.pause(state.id());
        });
        resume = Icons.button(
                Material2OutlinedMZ.REPLAY, "Resume from the last checkpoint", () -> actions.resume(state.id()));
        cancel = Icons.button(
                Material2OutlinedAL.CLOSE, "Cancel; the last checkpoint is kept", () -> actions.cancel(state.id()));
        getStyleClass().add("task-row");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("task-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        note.setTooltip(new Tooltip());
        note.getStyleClass().add("task-note");
        figures.getStyleClass().add("task-figures");
        figures.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox standing = new VBox(3, bar, figures);
        standing.setAlignment(Pos.CENTER_RIGHT);
        standing.setMinWidth(110);
        VBox words = new VBox(name, note);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox buttons = new HBox(resume, hold, cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(72);
        getChildren().addAll(icon, words, standing, buttons);
        setOnMouseClicked(event -> actions.reveal(state.id()));
    }

    TaskState state() {
        return state;
    }

    /** @param run what the task trains; null for a teacher */
    void show(TaskState now, RunSummary run) {
        if (now.equals(state)) return;
        state = now;
        name.setText(run == null ? now.label() : run.label() + ", seed " + run.seed());
        List<String> words = new ArrayList<>();
        if (run != null) words.add(run.experimentName());
        if (!noteOf(now).isEmpty()) words.add(noteOf(now));
        if (now.status() == RunStatus.RUNNING && now.rate() > 0) {
            words.add(Formats.count(Math.round(now.rate())) + " examples/s");
        }
        note.setText(String.join(SEPARATOR, words));
        note.getTooltip().setText(note.getText());
        boolean noted = !note.getText().isEmpty();
        note.setVisible(noted);
        note.setManaged(noted);
        boolean going = !now.status().isEnd() && now.status() != RunStatus.QUEUED;
        bar.setVisible(going);
        bar.setManaged(going);
        bar.setProgress(Double.isNaN(now.done()) ? ProgressBar.INDETERMINATE_PROGRESS : now.done());
        figures.setText(figuresOf(now));
        if (now.status() != drawn) drawStatus(now);
    }

    private void drawStatus(TaskState now) {
        drawn = now.status();
        icon.getChildren().setAll(StatusLook.icon(now.status()));
        Tooltip.install(icon, new Tooltip(StatusLook.word(now.status())));
        boolean paused = now.status() == RunStatus.PAUSED;
        hold.setGraphic(Icons.of(paused ? Material2OutlinedMZ.PLAY_ARROW : Material2OutlinedMZ.PAUSE));
        hold.getTooltip().setText(paused ? "Continue" : "Pause");
        hold.setAccessibleText(paused ? "Continue" : "Pause");
        boolean steerable = !readOnly && !now.status().isEnd() && now.status() != RunStatus.CANCELLING;
        toggle(hold, steerable);
        toggle(cancel, steerable);
        // Only runs are resumed; a teacher comes with its run.
        toggle(resume, !readOnly && now.status().isResumable() && IdKind.RUN.names(now.id()));
    }

    private static void toggle(Button button, boolean present) {
        button.setVisible(present);
        button.setManaged(present);
    }

    private static String noteOf(TaskState task) {
        return switch (task.status()) {
            case RUNNING -> task.note();
            case PAUSED -> "paused";
            case CANCELLING -> "cancelling at the next step";
            case INTERRUPTED -> "interrupted; can be resumed";
            case CANCELLED -> "cancelled; can be resumed";
            case DIVERGED -> "diverged: the loss grew without bound; try a smaller learning rate";
            case FAILED -> "failed; the inspector says why";
            case QUEUED, FINISHED -> "";
        };
    }

    private static String figuresOf(TaskState task) {
        if (task.status().isEnd() || task.status() == RunStatus.QUEUED) return StatusLook.word(task.status());
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(task.done())) parts.add(Math.round(100 * task.done()) + " %");
        boolean goes = task.status() == RunStatus.RUNNING;
        if (goes && !Double.isNaN(task.secondsLeft())) parts.add(Numbers.duration(task.secondsLeft()) + " left");
        return String.join(SEPARATOR, parts);
    }
}
