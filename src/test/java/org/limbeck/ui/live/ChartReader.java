package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;

/** Reads what a chart on screen shows, for tests elsewhere. FX thread. */
public final class ChartReader {
    private final ChartPane pane;

    public ChartReader(Node chart) {
        pane = (ChartPane) chart;
    }

    /** Points of all lines. */
    public int points() {
        if (pane == null || pane.chart() == null) return 0;
        XYDataset lines = pane.chart().getXYPlot().getDataset(0);
        int points = 0;
        for (int series = 0; series < lines.getSeriesCount(); series++) points += lines.getItemCount(series);
        return points;
    }

    /** Lines with at least one point. */
    public int lines() {
        return pane.chart().getXYPlot().getDataset(0).getSeriesCount();
    }

    /** Of the x axis' name, in pixels. */
    public int fontSize() {
        return pane.chart().getXYPlot().getDomainAxis().getLabelFont().getSize();
    }

    /** The part of the x axis that is shown. */
    public Range visible() {
        return pane.chart().getXYPlot().getDomainAxis().getRange();
    }

    /** Colours of the lines, as the chart draws them. */
    public List<java.awt.Paint> paints() {
        List<java.awt.Paint> paints = new ArrayList<>();
        for (int i = 0; i < lines(); i++) {
            paints.add(pane.chart().getXYPlot().getRenderer(0).getSeriesPaint(i));
        }
        return paints;
    }
}
