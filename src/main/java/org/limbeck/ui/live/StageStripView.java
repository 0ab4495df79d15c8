package org.limbeck.ui.live;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jfree.data.Range;
import org.limbeck.figure.curve.StageSpan;
import org.limbeck.figure.panel.StageMark;
import org.limbeck.ui.widgets.Formats;

/** A row of cells above the charts that says which teacher checkpoint teaches when, for the run in focus. */
final class StageStripView extends Region {
    private static final double HEIGHT = 20;
    private static final double LETTER = 6.6;

    private final Linkage linkage;
    private LiveFrame frame;
    private double scale = 1;

    StageStripView(Linkage linkage) {
        this.linkage = linkage;
        getStyleClass().add("stage-strip");
        setId("stage-strip");
        linkage.zoomProperty().addListener(change -> requestLayout());
    }

    void show(LiveFrame next) {
        frame = next;
        getChildren().clear();
        scale = next.theme().scale();
        int place = 0;
        for (StageMark mark : stages()) getChildren().add(cell(mark.stage(), place++ % 2 == 0 ? "even" : "odd"));
        requestLayout();
    }

    private List<StageMark> stages() {
        return frame.composition().stages().isEmpty()
                ? List.of()
                : frame.composition().stages().get(0).marks();
    }

    private static Label cell(StageSpan stage, String place) {
        String tau = Formats.plain(stage.setting().temperature());
        Label cell = new Label(
                stage.hasTeacher() ? "epoch " + Formats.number(stage.checkpointEpoch()) + ", τ " + tau : "labels only");
        cell.getStyleClass().addAll("stage-cell", place);
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
        double width = getWidth() - frame.charts().left() - frame.charts().right();
        for (int i = 0; i < getChildren().size(); i++) {
            StageMark mark = stages().get(i);
            double from = place(mark.from(), visible, width);
            double to = place(mark.to(), visible, width);
            Label cell = (Label) getChildren().get(i);
            cell.setVisible(to - from > 1);
            cell.resizeRelocate(frame.charts().left() + from, 0, Math.max(0, to - from), getHeight());
            fit(cell, mark.stage(), to - from);
        }
    }

    /** The longest text that fits; an ellipsis would say nothing. */
    private void fit(Label cell, StageSpan stage, double width) {
        String epoch = Formats.number(stage.checkpointEpoch());
        String tau = ", τ " + Formats.plain(stage.setting().temperature());
        String[] texts = stage.hasTeacher()
                ? new String[] {"epoch " + epoch + tau, "ep " + epoch, epoch, ""}
                : new String[] {"labels only", "labels", ""};
        for (String text : texts) {
            cell.setText(text);
            if (text.isEmpty() || text.length() * LETTER * scale + 6 <= width) return;
        }
    }

    private static double place(double x, Range visible, double width) {
        double share = (x - visible.getLowerBound()) / visible.getLength();
        return Math.max(0, Math.min(1, share)) * width;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * scale;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT * scale;
    }
}
