package org.limbeck.figure.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.Charts;
import org.limbeck.figure.chart.PanelHeader;
import org.limbeck.figure.chart.PanelPlot;
import org.limbeck.figure.chart.StageStrip;
import org.limbeck.figure.curve.PlainNumber;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.StageMark;

/**
 * The three linked charts in one figure over one x axis, with titles, legends, the teacher's checkpoints and small print:
 * what reports and exports hold.
 */
public final class DistillationFigure {
    private final Composition composition;
    private final Range visible;
    private final ChartTheme theme;

    public DistillationFigure(Composition composition, Range visible, ChartTheme theme) {
        this.composition = composition;
        this.visible = visible;
        this.theme = theme;
    }

    public JFreeChart chart() {
        PanelPlots drawing = new PanelPlots(composition, visible, theme, UnaryOperator.identity());
        PanelKeys keys = new PanelKeys(composition, theme);
        List<PanelPlot> plots = new ArrayList<>();
        for (Panel panel : Panel.values()) {
            PanelPlot plot = drawing.plot(panel);
            char letter = (char) ('a' + panel.ordinal());
            plot.setHeader(new PanelHeader(letter + "   " + title(panel), keys.of(composition.panel(panel))));
            plots.add(plot);
        }
        plots.get(0)
                .setStrips(composition.stages().stream()
                        .filter(Composition.StageRow::isTaught)
                        .map(this::strip)
                        .toList());
        double[] shares =
                Arrays.stream(Panel.values()).mapToDouble(Panel::share).toArray();
        return Charts.stacked(theme, drawing.progress(), plots, shares, Charts.note(theme, composition.note()));
    }

    private String title(Panel panel) {
        boolean several = !composition.alone();
        return switch (panel) {
            case COMPLEXITY -> panel.title() + composition.options().measure().suffix();
            case MARGIN -> panel.title() + (several && composition.options().shows(Line.MEDIAN) ? " (median)" : "");
            case ACCURACY -> panel.title();
        };
    }

    private StageStrip strip(Composition.StageRow row) {
        List<StageMark> marks = row.marks();
        double first = marks.get(0).stage().setting().temperature();
        boolean constant =
                marks.stream().allMatch(mark -> mark.stage().setting().temperature() == first);
        String whose = row.label().isEmpty() ? "" : row.label() + ": ";
        // The name of a method tells its temperature already.
        String tau = !constant ? " · τ" : whose.isEmpty() ? ", τ " + PlainNumber.of(first) : "";
        List<StageStrip.Cell> cells = marks.stream()
                .map(mark -> new StageStrip.Cell(mark.from(), mark.to(), label(mark, constant)))
                .toList();
        return new StageStrip(whose + "teacher checkpoint by its epoch" + tau, cells);
    }

    private static String label(StageMark mark, boolean constant) {
        if (!mark.stage().hasTeacher()) return "labels";
        String epoch = PlainNumber.of(mark.stage().checkpointEpoch());
        return constant
                ? epoch
                : epoch + " · " + PlainNumber.of(mark.stage().setting().temperature());
    }
}
