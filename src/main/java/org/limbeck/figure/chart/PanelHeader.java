package org.limbeck.figure.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Title and legend above a panel's plot, on one line where they fit and on as many as they need where not, so that
 * neither ever lies on the data.
 *
 * @param title first, in bold
 * @param keys legend entries
 */
public record PanelHeader(String title, List<LegendKey> keys) {
    private static final double LINE_HEIGHT = 1.45;

    public PanelHeader {
        keys = List.copyOf(keys);
    }

    /** @param width available for it @return height that {@link #draw} takes */
    double height(Graphics2D g2, ChartTheme theme, double width) {
        if (title.isEmpty() && keys.isEmpty()) return 0;
        return layout(g2, theme, width).lines() * theme.size() * LINE_HEIGHT + theme.size() * 0.35;
    }

    void draw(Graphics2D g2, ChartTheme theme, double left, double top, double width) {
        double size = theme.size();
        double first = top + size * 1.05;
        Layout layout = layout(g2, theme, width);
        g2.setPaint(theme.ink());
        for (Text text : layout.texts()) {
            g2.setFont(text.bold() ? theme.title() : theme.body());
            g2.drawString(text.text(), (float) (left + text.x()), (float) (first + text.line() * size * LINE_HEIGHT));
        }
        for (Sample sample : layout.samples()) {
            double middle = first + sample.line() * size * LINE_HEIGHT - size * 0.34;
            sample.key().drawSample(g2, left + sample.x(), middle, size);
        }
    }

    private record Text(String text, boolean bold, double x, int line) {}

    private record Sample(LegendKey key, double x, int line) {}

    private record Layout(List<Text> texts, List<Sample> samples, int lines) {}

    /** Fills lines from the left, the title's words first. */
    private Layout layout(Graphics2D g2, ChartTheme theme, double width) {
        double size = theme.size();
        FontMetrics bold = g2.getFontMetrics(theme.title());
        FontMetrics body = g2.getFontMetrics(theme.body());
        List<Text> texts = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        double x = 0;
        int line = 0;
        for (String words : titleLines(bold, width)) {
            line = texts.size();
            texts.add(new Text(words, true, 0, line));
            x = bold.stringWidth(words) + size * 1.6;
        }
        for (LegendKey key : keys) {
            double sample = key.sampleWidth(size) + size * 0.5;
            double needed = sample + body.stringWidth(key.label());
            if (x > 0 && x + needed > width) {
                line++;
                x = 0;
            }
            samples.add(new Sample(key, x, line));
            texts.add(new Text(key.label(), false, x + sample, line));
            x += needed + size * 1.3;
        }
        return new Layout(texts, samples, line + 1);
    }

    private List<String> titleLines(FontMetrics metrics, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : title.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isBlank() && metrics.stringWidth(longer) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
