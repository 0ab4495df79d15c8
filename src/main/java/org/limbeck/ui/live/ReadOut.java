package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.limbeck.figure.drawing.LineStyles;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.Reading;
import org.limbeck.figure.panel.Series;
import org.limbeck.ui.widgets.Formats;

/**
 * What was measured at the crosshair, in one line above the chart so that it never covers a curve: the run in focus first,
 * then the others, the highest first. What does not fit is counted.
 */
final class ReadOut extends Region {
    private static final double SAMPLE = 18;
    private static final double GAP = 12;
    /** For the number of those that are left out. */
    private static final double RESERVE = 40;

    private static final double AT_THE_SAME_PLACE = 1e-6;

    private final Panel panel;
    private final Label more = new Label();
    private final List<Node> entries = new ArrayList<>();

    ReadOut(Panel panel) {
        this.panel = panel;
        getStyleClass().add("read-out");
        setMouseTransparent(true);
        setMinWidth(0);
        more.getStyleClass().add("read-out-name");
        setVisible(false);
    }

    /** @param readings highest first @param x where the crosshair stands */
    void show(LiveFrame frame, List<Reading> readings, double x) {
        List<Reading> inOrder = new ArrayList<>(readings);
        inOrder.sort(Comparator.comparingInt(ReadOut::rank));
        entries.clear();
        for (Reading reading : inOrder) entries.add(entry(frame, reading, x));
        getChildren().setAll(entries);
        getChildren().add(more);
        setVisible(!readings.isEmpty());
    }

    /** The run in focus, the others beside it, and then what only the one in focus has. */
    private static int rank(Reading reading) {
        Series series = reading.series();
        if (!series.line().isForEveryRun()) return 2;
        return series.focused() ? 0 : 1;
    }

    private Node entry(LiveFrame frame, Reading reading, double x) {
        LineStyles styles = frame.styles();
        Series series = reading.series();
        HBox entry = new HBox(4, LineSample.of(styles.of(series), styles.mark(series), SAMPLE));
        entry.setAlignment(Pos.CENTER_LEFT);
        String name = name(series, frame.composition().alone());
        if (!name.isEmpty()) {
            Label whose = label(name, "read-out-name");
            whose.getStyleClass().add("read-out-series");
            entry.getChildren().add(whose);
        }
        entry.getChildren().add(label(value(reading), series.focused() ? "read-out-focused" : "read-out-value"));
        String aside = aside(reading, x, frame.composition().end());
        if (!aside.isEmpty()) entry.getChildren().add(label(aside, "read-out-name"));
        return entry;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** Of several runs the one in focus is named; samples tell the others, as in the legend above. */
    private static String name(Series series, boolean alone) {
        if (alone || !series.line().isForEveryRun()) return series.line().label();
        return series.focused() ? series.name() : "";
    }

    private String value(Reading reading) {
        boolean spread = !Double.isNaN(reading.sd());
        if (panel == Panel.ACCURACY) {
            return spread ? Formats.percent(reading.y(), reading.sd()) : Formats.percent(reading.y());
        }
        return Formats.number(reading.y()) + (spread ? " ± " + Formats.number(reading.sd()) : "");
    }

    /** Over how many seeds, and where it was measured when that is not at the crosshair. */
    private static String aside(Reading reading, double x, double end) {
        boolean mean = reading.series().band().most() > 1;
        String n = mean ? "n " + reading.n() : "";
        if (Math.abs(reading.x() - x) <= AT_THE_SAME_PLACE * end) return n;
        String at = "at " + Formats.plain(Math.round(reading.x() * 100) / 100.0);
        return n.isEmpty() ? at : n + ", " + at;
    }

    @Override
    protected void layoutChildren() {
        // Where room is scarce the value of the run in focus is worth more than its name, which the legend says, too.
        if (!entries.isEmpty()) {
            entries.get(0).lookupAll(".read-out-series").forEach(name -> name.setManaged(true));
            boolean named = entries.get(0).prefWidth(-1) + RESERVE <= getWidth();
            entries.get(0).lookupAll(".read-out-series").forEach(name -> {
                name.setManaged(named);
                name.setVisible(named);
            });
        }
        double[] widths =
                entries.stream().mapToDouble(entry -> entry.prefWidth(-1)).toArray();
        more.setText("+ " + entries.size());
        double reserve = more.prefWidth(-1) + GAP;
        double total = 0;
        for (double width : widths) total += width + GAP;
        int shown = 0;
        double used = 0;
        boolean all = total - GAP <= getWidth();
        while (shown < widths.length && (all || used + widths[shown] + GAP + reserve <= getWidth())) {
            used += widths[shown++] + GAP;
        }
        more.setText("+ " + (entries.size() - shown));
        more.setVisible(shown < entries.size());
        double x = Math.max(0, getWidth() - used + GAP - (more.isVisible() ? reserve : 0));
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).setVisible(i < shown);
            entries.get(i).resizeRelocate(x, 0, widths[i], getHeight());
            if (i < shown) x += widths[i] + GAP;
        }
        more.resizeRelocate(x, 0, more.prefWidth(-1), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 18;
    }
}
