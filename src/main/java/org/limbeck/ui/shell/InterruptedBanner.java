package org.limbeck.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.StatusLook;

/** Says above everything else that runs were interrupted, and resumes all of them at a press, until it is closed. */
final class InterruptedBanner extends HBox {
    private final WorkspaceModel workspace;
    private final Label text = new Label();
    private boolean dismissed;

    InterruptedBanner(WorkspaceModel workspace, WorkspaceActions actions) {
        this.workspace = workspace;
        setId("interrupted-banner");
        getStyleClass().add("banner");
        text.setGraphic(StatusLook.icon(RunStatus.INTERRUPTED));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button resume = new Button("Resume all");
        resume.setId("resume-all");
        resume.setMinWidth(USE_PREF_SIZE);
        // In the order in which they were made.
        resume.setOnAction(event -> interrupted().forEach(run -> actions.resume(run.id())));
        Button close = Icons.button(Material2OutlinedAL.CLOSE, "Hide; runs can be resumed one by one, too", () -> {
            dismissed = true;
            update();
        });
        getChildren().setAll(text, resume, close);
        workspace.runsProperty().addListener(change -> update());
        update();
    }

    private List<RunSummary> interrupted() {
        return workspace.runs().stream()
                .filter(run -> run.status() == RunStatus.INTERRUPTED)
                .toList();
    }

    private void update() {
        int count = interrupted().size();
        if (count > 0) text.setText(text(count));
        setVisible(count > 0 && !dismissed);
        setManaged(isVisible());
    }

    private static String text(int count) {
        return count == 1
                ? "1 run was interrupted. It can continue from its last checkpoint, with the same result."
                : count
                        + " runs were interrupted. They can continue from their last checkpoints, with the same results.";
    }
}
