package org.limbeck.ui.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.report.Findings;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.widgets.Icons;

/**
 * Above the charts, in words: what the shown runs of one experiment are about and, once all of its runs have ended, what
 * came out. Computed from what was measured; nothing is said of several experiments at once.
 */
final class StoryBar extends HBox {
    private static final double LINE = 19;
    private static final double LOW = 780;

    private final WorkspaceModel workspace;
    private final ShownRuns shown;
    private final ReadOnlyObjectProperty<Map<String, RunCurves>> curves;
    private final Label text = new Label();
    private final Set<String> closed = new HashSet<>();

    StoryBar(WorkspaceModel workspace, ShownRuns shown, ReadOnlyObjectProperty<Map<String, RunCurves>> curves) {
        this.workspace = workspace;
        this.shown = shown;
        this.curves = curves;
        getStyleClass().add("story");
        setId("story");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setTooltip(new Tooltip());
        HBox.setHgrow(text, Priority.ALWAYS);
        sceneProperty().addListener((property, was, is) -> {
            if (is != null) text.maxHeightProperty().bind(height(is));
        });
        Button whole = Icons.button(Material2OutlinedAL.EXPAND_MORE, "Read the whole text", () -> {});
        whole.setId("whole-story");
        whole.setOnAction(event -> read(whole));
        Button close = Icons.button(Material2OutlinedAL.CLOSE, "Hide this explanation", () -> {
            closed.add(key());
            update();
        });
        close.setId("close-story");
        getChildren().addAll(text, whole, close);
        shown.changes().addListener(change -> update());
        curves.addListener(change -> update());
        workspace.runsProperty().addListener(change -> update());
        update();
    }

    /** Charts need the height of a small window more than words do: two lines, one where it is low. */
    private static DoubleBinding height(Scene scene) {
        return Bindings.createDoubleBinding(() -> scene.getHeight() < LOW ? LINE : 2 * LINE, scene.heightProperty());
    }

    private void read(Button from) {
        Label whole = new Label(text.getText());
        whole.setWrapText(true);
        whole.setPrefWidth(460);
        whole.getStyleClass().add("story-whole");
        PopOver pop = new PopOver(whole);
        pop.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        pop.show(from);
    }

    private List<RunCurves> runs() {
        return shown.ids().stream()
                .map(id -> curves.get().get(id))
                .filter(run -> run != null)
                .toList();
    }

    /** An explanation that was closed is not opened again until there is something new: the outcome. */
    private String key() {
        return experiment(runs()) + (outcome(runs()).isEmpty() ? "" : " outcome");
    }

    private static String experiment(List<RunCurves> runs) {
        return runs.isEmpty() ? "" : runs.get(0).run().experimentId();
    }

    /** Of the whole experiment alone: with some of its runs hidden a comparison would be one-sided. */
    private String outcome(List<RunCurves> runs) {
        long all = workspace.runs().stream()
                .map(RunSummary::experimentId)
                .filter(experiment(runs)::equals)
                .count();
        return all == runs.size() ? Findings.outcome(runs) : "";
    }

    private void update() {
        List<RunCurves> runs = runs();
        String outcome = outcome(runs);
        String words = outcome.isEmpty() ? Findings.scene(runs) : outcome;
        boolean tell = !words.isEmpty() && !closed.contains(key());
        setVisible(tell);
        setManaged(tell);
        if (!tell || words.equals(text.getText())) return;
        text.setText(words);
        text.getTooltip().setText(words);
    }
}
