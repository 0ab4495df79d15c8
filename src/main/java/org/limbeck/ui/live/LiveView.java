package org.limbeck.ui.live;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Panel;
import org.limbeck.ui.widgets.EmptyState;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Segments;

/** The three linked charts of the shown runs over one x axis, with the runs and the axis above them. */
public final class LiveView extends BorderPane {
    private final LiveModel model;
    private final Linkage linkage = new Linkage();
    private final Map<Panel, PanelView> panels = new EnumMap<>(Panel.class);
    private final StageStripView strip = new StageStripView(linkage);
    private final Label stripCaption = new Label();
    private final VBox charts = new VBox();
    private final Node nothing;
    private ProgressAxis axis = ProgressAxis.EPOCH;

    /** @param export opens the export of the charts */
    public LiveView(LiveModel model, Runnable export) {
        this.model = model;
        getStyleClass().add("live-view");
        setId("live-view");
        for (Panel panel : Panel.values()) panels.put(panel, new PanelView(panel, model, linkage));
        stripCaption.getStyleClass().add("strip-caption");
        charts.getStyleClass().add("charts");
        charts.getChildren().add(new VBox(2, stripCaption, strip));
        panels.values().forEach(view -> {
            VBox.setVgrow(view, Priority.ALWAYS);
            charts.getChildren().add(view);
        });
        nothing = new EmptyState(
                Material2OutlinedMZ.SHOW_CHART,
                "No run on the charts",
                "Choose a run or an experiment in the library.");
        setTop(bar(export));
        model.zoomProperty().bind(linkage.zoomProperty());
        model.frameProperty().addListener((property, was, is) -> show(is));
        if (model.frameProperty().get() != null) show(model.frameProperty().get());
    }

    /** Shows the whole x axis again. */
    public void resetZoom() {
        linkage.reset();
    }

    private Node bar(Runnable export) {
        RunLegend legend = new RunLegend(model);
        Segments<ProgressAxis> axes = new Segments<>();
        axes.add(ProgressAxis.EPOCH, "Epoch", "Passes over the training set");
        axes.add(ProgressAxis.STEP, "Step", "Training steps");
        axes.add(ProgressAxis.SECONDS, "Time", "Seconds of training, pauses left out");
        axes.add(ProgressAxis.STAGE, "Stage", "Stages of the schedule");
        axes.select(model.settings().axis());
        axes.onChoice(choice -> model.settingsProperty().set(model.settings().with(choice)));
        model.settingsProperty().addListener((property, was, is) -> axes.select(is.axis()));
        Button all = Icons.button(
                Material2OutlinedMZ.ZOOM_OUT_MAP, "Show the whole axis (Alt+0, or a double click)", linkage::reset);
        all.visibleProperty().bind(linkage.zoomProperty().isNotNull());
        all.managedProperty().bind(all.visibleProperty());
        HBox bar = new HBox(8, legend, axes, all, new LiveOptions(model), exportButton(export));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("live-bar");
        return bar;
    }

    private Button exportButton(Runnable export) {
        Button button = new Button("Export …", Icons.of(Material2OutlinedMZ.SAVE_ALT));
        button.setId("export");
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("top-action");
        button.setTooltip(new Tooltip("Write what the charts show to a file (Ctrl+E)"));
        button.setOnAction(event -> export.run());
        button.disableProperty().bind(model.filledProperty().not());
        return button;
    }

    private void show(LiveFrame frame) {
        boolean empty = model.shown().ids().isEmpty();
        if (getCenter() != (empty ? nothing : charts)) setCenter(empty ? nothing : charts);
        if (empty) return;
        linkage.setEnd(frame.composition().end());
        if (frame.request().options().axis() != axis) {
            axis = frame.request().options().axis();
            linkage.reset();
        }
        strip.show(frame);
        stripCaption.setText(caption(frame));
        String waitingFor = Waiting.text(frame.request());
        panels.values().forEach(view -> view.show(frame, waitingFor));
    }

    private static String caption(LiveFrame frame) {
        if (frame.composition().isOfTeacher()) return "The stages of the students follow";
        if (frame.composition().stages().isEmpty()) return "";
        Composition.StageRow row = frame.composition().stages().get(0);
        if (row.marks().isEmpty()) return "Not begun" + (row.label().isEmpty() ? "" : ": " + row.label());
        String what = row.isTaught() ? "Teacher checkpoints" : "Stages";
        return row.label().isEmpty() ? what : what + " of " + row.label();
    }

    /** The charts' nodes, for tests. */
    ChartPane chart(Panel panel) {
        return panels.get(panel).chart();
    }
}
