package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A row of cells above the first panel that says which teacher checkpoint taught when. Labels that would touch are left
 * out, those of the ends first to stay.
 *
 * @param caption what the cells mean, above them
 * @param cells in order
 */
public record StageStrip(String caption, List<Cell> cells) {
    /** @param from on the x axis @param to likewise @param label checkpoint's epoch, and tau where it changes */
    public record Cell(double from, double to, String label) {}

    public StageStrip {
        cells = List.copyOf(cells);
    }

    static double height(ChartTheme theme) {
        return theme.size() * 2.75;
    }

    /** @param toScreen from the x axis to the drawing @param data the panel's plot area; the strip ends above it */
    void draw(Graphics2D g2, ChartTheme theme, Rectangle2D data, DoubleUnaryOperator toScreen) {
        double size = theme.size();
        double height = size * 1.25;
        double top = data.getMinY() - height - size * 0.2;
        g2.setFont(theme.small());
        g2.setPaint(theme.mutedInk());
        g2.drawString(caption, (float) data.getMinX(), (float) (top - size * 0.32));
        FontMetrics metrics = g2.getFontMetrics();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cells.size(); i++) {
            double left = clamp(toScreen.applyAsDouble(cells.get(i).from()), data);
            double right = clamp(toScreen.applyAsDouble(cells.get(i).to()), data);
            g2.setPaint(theme.stageCell(i % 2 == 1));
            g2.fill(new Rectangle2D.Double(left, top, right - left, height));
            double width = metrics.stringWidth(cells.get(i).label());
            double start = (left + right - width) / 2;
            boolean fits = right - left > size * 0.5 && start > free && start >= data.getMinX();
            if (!fits || start + width > data.getMaxX()) continue;
            g2.setPaint(theme.ink());
            g2.drawString(cells.get(i).label(), (float) start, (float) (top + height * 0.74));
            free = start + width + size * 0.5;
        }
        g2.setPaint(theme.axisLine());
        g2.setStroke(new BasicStroke((float) theme.hairline()));
        g2.draw(new Line2D.Double(data.getMinX(), top + height, data.getMaxX(), top + height));
    }

    private static double clamp(double x, Rectangle2D data) {
        return Math.max(data.getMinX(), Math.min(data.getMaxX(), x));
    }
}
