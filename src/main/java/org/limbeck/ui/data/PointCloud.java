package org.limbeck.ui.data;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.limbeck.data.page.StoredExamples;
import org.limbeck.data.page.StoredExamples.Item;
import org.limbeck.figure.chart.ChartTheme;

/** Points in the plane, each class in its colour, both axes to one scale. */
final class PointCloud extends Region {
    private static final double RADIUS = 3;
    private static final double MARGIN = 16;
    /** Of the palette, so that few classes have hues far apart. */
    private static final int[] COLOURS = {1, 4, 5, 3, 6, 2, 0};

    private final Canvas canvas = new Canvas();
    private StoredExamples examples;
    private List<Item> items = List.of();
    private ChartTheme theme = ChartTheme.screen(false);

    PointCloud() {
        getStyleClass().add("panel-view");
        setId("point-cloud");
        getChildren().add(canvas);
        setMinSize(180, 180);
    }

    void show(StoredExamples of, List<Item> now, ChartTheme in) {
        examples = of;
        items = now;
        theme = in;
        setAccessibleText(now.size() + " points in the plane");
        requestLayout();
    }

    /** Of a class, here and in the table beside. */
    static Color colour(int label, ChartTheme theme) {
        java.awt.Color colour = theme.style(COLOURS[label % COLOURS.length]).color();
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, getWidth(), getHeight());
        if (items.isEmpty()) return;
        // All points decide the scale, so that a filter does not move those that stay.
        Frame frame = Frame.of(examples.bounds(), getWidth() - 2 * MARGIN, getHeight() - 2 * MARGIN);
        for (Item item : items) {
            double[] point = examples.point(item);
            double x = getWidth() / 2 + (point[0] - frame.middleX()) * frame.scale();
            double y = getHeight() / 2 - (point[1] - frame.middleY()) * frame.scale();
            context.setFill(colour(item.label(), theme).deriveColor(0, 1, 1, 0.8));
            context.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
    }

    /** Which part of the plane is seen. @param scale pixels for each unit */
    record Frame(double middleX, double middleY, double scale) {
        static Frame of(double[] bounds, double width, double height) {
            double scale = Math.min(width / span(bounds[0], bounds[2]), height / span(bounds[1], bounds[3]));
            return new Frame((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, Math.max(0, scale));
        }

        private static double span(double low, double high) {
            return high > low ? high - low : 1;
        }
    }
}
