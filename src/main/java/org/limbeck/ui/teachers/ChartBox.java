package org.limbeck.ui.teachers;

import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.limbeck.ui.live.PlotCanvas;

/** A chart that fills its place. */
final class ChartBox extends Region {
    private final PlotCanvas canvas = new PlotCanvas();

    ChartBox() {
        getStyleClass().add("panel-view");
        getChildren().add(canvas);
        setMinSize(180, 140);
    }

    void show(JFreeChart chart) {
        // The box has the ground of the theme already.
        chart.setBackgroundPaint(null);
        canvas.setChart(chart);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double gap = 6;
        canvas.setWidth(Math.max(0, getWidth() - 2 * gap));
        canvas.setHeight(Math.max(0, getHeight() - 2 * gap));
        canvas.relocate(gap, gap);
        canvas.draw();
    }
}
