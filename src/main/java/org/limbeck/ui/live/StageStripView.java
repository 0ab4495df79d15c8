package org.limbeck.ui.live;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jfree.data.Range;
import org.limbeck.figure.StageSpan;
import org.limbeck.ui.widgets.Formats;

/** A row of cells above the charts that says which teacher checkpoint teaches when, for the run in focus. */
final class StageStripView extends Region {
    private final Linkage linkage;
    private LiveFrame frame;

    StageStripView(Linkage linkage) {
        this.linkage = linkage;
        getStyleClass().add("stage-strip");
        setId("stage-strip");
        linkage.zoomProperty().addListener(change -> requestLayout());
    }

    void show(LiveFrame next) {
        frame = next;
        getChildren().clear();
        for (PanelContent.StageMark mark : stages()) getChildren().add(cell(mark.stage()));
        requestLayout();
    }

    private java.util.List<PanelContent.StageMark> stages() {
        return frame.contents().get(Panel.COMPLEXITY).stages();
    }

    private static Label cell(StageSpan stage) {
        String tau = Formats.plain(stage.setting().temperature());
        Label cell = new Label(
                stage.hasTeacher() ? "epoch " + Formats.number(stage.checkpointEpoch()) + ", τ " + tau : "labels only");
        cell.getStyleClass().addAll("stage-cell", stage.index() % 2 == 0 ? "even" : "odd");
        cell.setTooltip(new Tooltip("Stage " + (stage.index() + 1) + ": "
                + (stage.hasTeacher()
                        ? "the teacher's checkpoint of epoch " + Formats.number(stage.checkpointEpoch())
                                + " teaches at temperature " + tau
                        : "the student learns from labels only")
                + "\nsteps " + Formats.count(stage.firstStep()) + " to " + Formats.count(stage.endStep())));
        return cell;
    }

    @Override
    protected void layoutChildren() {
        if (frame == null) return;
        Range visible = linkage.visible();
        double width = getWidth() - ChartBuilder.LEFT - ChartBuilder.RIGHT;
        for (int i = 0; i < getChildren().size(); i++) {
            PanelContent.StageMark mark = stages().get(i);
            double from = place(mark.from(), visible, width);
            double to = place(mark.to(), visible, width);
            Label cell = (Label) getChildren().get(i);
            cell.setVisible(to - from > 1);
            cell.resizeRelocate(ChartBuilder.LEFT + from, 0, Math.max(0, to - from), getHeight());
            fit(cell, mark.stage(), to - from);
        }
    }

    /** The longest text that fits; an ellipsis would say nothing. */
    private static void fit(Label cell, StageSpan stage, double width) {
        String epoch = Formats.number(stage.checkpointEpoch());
        String tau = ", τ " + Formats.plain(stage.setting().temperature());
        String[] texts = stage.hasTeacher()
                ? new String[] {"epoch " + epoch + tau, "ep " + epoch, epoch, ""}
                : new String[] {"labels only", "labels", ""};
        for (String text : texts) {
            cell.setText(text);
            if (text.isEmpty() || text.length() * 6.6 + 6 <= width) return;
        }
    }

    private static double place(double x, Range visible, double width) {
        double share = (x - visible.getLowerBound()) / visible.getLength();
        return Math.max(0, Math.min(1, share)) * width;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 20;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 20;
    }
}
