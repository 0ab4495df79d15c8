package org.limbeck.figure.drawing;

import java.util.function.UnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.limbeck.figure.chart.Axes;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.Charts;
import org.limbeck.figure.chart.DecadeAxis;
import org.limbeck.figure.chart.PanelPlot;
import org.limbeck.figure.chart.PlotLayers;
import org.limbeck.figure.chart.PreferredAxis;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.PanelScale;
import org.limbeck.figure.panel.Series;

/** Draws composed panels: axes, bands, lines, stages. What is around them differs between screen and file; this does not. */
final class PanelPlots {
    private final Composition composition;
    private final Range visible;
    private final ChartTheme theme;
    private final LineStyles styles;
    private final UnaryOperator<Curve> thinning;

    /** @param thinning of long curves to what can be seen */
    PanelPlots(Composition composition, Range visible, ChartTheme theme, UnaryOperator<Curve> thinning) {
        this.composition = composition;
        this.visible = visible;
        this.theme = theme;
        this.styles = new LineStyles(theme, composition.alone());
        this.thinning = thinning;
    }

    PanelPlot plot(Panel panel) {
        PanelContent content = composition.panel(panel);
        PanelPlot plot = Charts.panel(theme, values(content));
        if (content.hasRightAxis()) plot.setRangeAxis(1, losses());
        layers(content).show(plot);
        if (!composition.stages().isEmpty()) bands(plot);
        return plot;
    }

    private PlotLayers layers(PanelContent content) {
        PlotLayers layers = new PlotLayers();
        for (PanelContent.Band band : content.bands()) {
            layers.band(band.name(), cut(band.low()), cut(band.high()), styles.area(band));
        }
        for (Series series : content.series()) {
            if (series.isSmoothed()) {
                layers.silentLine(name(series) + ", measured", cut(series.band().mean()), styles.raw(series));
            }
        }
        for (Series series : content.series()) {
            PlotLayers.Side side = series.right() ? PlotLayers.Side.RIGHT : PlotLayers.Side.LEFT;
            layers.line(name(series), cut(series.curve()), styles.of(series), styles.mark(series), side);
        }
        layers.level(content.reference(), theme.reference());
        return layers;
    }

    private Curve cut(Curve curve) {
        return thinning.apply(Decimation.within(curve, visible));
    }

    private static String name(Series series) {
        return series.name() + ", " + series.line().words();
    }

    /** Every other stage. */
    private void bands(PanelPlot plot) {
        var marks = composition.stages().get(0).marks();
        for (int i = 1; i < marks.size(); i += 2) {
            Charts.band(plot, theme, marks.get(i).from(), marks.get(i).to());
        }
    }

    /** The x axis, to be shared. */
    PreferredAxis progress() {
        // A small part of the axis may lie between two whole epochs.
        boolean whole = composition.options().axis() != ProgressAxis.SECONDS && visible.getLength() >= 4;
        PreferredAxis progress = whole ? Axes.whole(theme) : Axes.linear(theme, Axes.grouped());
        double apart = theme.size() * 0.7;
        progress.setTickLabelInsets(new RectangleInsets(theme.size() * 0.25, apart, theme.size() * 0.25, apart));
        progress.setLabel(composition.axisLabel());
        progress.prefer(visible);
        return progress;
    }

    private ValueAxis values(PanelContent content) {
        PanelScale scale = new PanelScale(composition.options(), visible);
        Range range = scale.range(content);
        if (scale.kind(content) == PanelScale.Kind.LOGARITHMIC && range != null) {
            DecadeAxis decades = Axes.logarithmic(theme);
            decades.prefer(range);
            return decades;
        }
        boolean percent = scale.kind(content) == PanelScale.Kind.PERCENT;
        PreferredAxis linear = vertical(percent);
        if (range != null) linear.prefer(range);
        return linear;
    }

    private PreferredAxis losses() {
        PreferredAxis losses = vertical(false);
        losses.prefer(new Range(0, 1.02));
        return losses;
    }

    private PreferredAxis vertical(boolean percent) {
        PreferredAxis axis = Axes.vertical(theme, percent ? Axes.percent() : Axes.grouped());
        double gap = theme.size() * 0.25;
        axis.setTickLabelInsets(new RectangleInsets(gap / 3, gap, gap / 3, gap));
        return axis;
    }
}
