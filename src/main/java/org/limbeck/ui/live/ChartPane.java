package org.limbeck.ui.live;

import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.Reading;
import org.limbeck.ui.widgets.Formats;

/**
 * One chart with what moves over it: crosshair, read-out and the rectangle of a zoom. These are nodes above the canvas,
 * so that a moving mouse never redraws the chart. Drag zooms, the wheel zooms around the mouse, a double click shows all.
 */
final class ChartPane extends Region {
    private static final double DOT = 3.5;

    private final Panel panel;
    private final Linkage linkage;
    private final PlotCanvas canvas = new PlotCanvas();
    private final Pane overlay = new Pane();
    private final Line crosshair = new Line();
    private final Rectangle selection = new Rectangle();
    private final ReadOut readOut;
    private final Group dots = new Group();
    private final Label waiting = new Label();
    private final Label position = new Label();
    private LiveFrame frame;
    private double dragFrom = Double.NaN;

    /** @param readOut takes the values at the crosshair */
    ChartPane(Panel panel, Linkage linkage, ReadOut readOut) {
        this.panel = panel;
        this.readOut = readOut;
        this.linkage = linkage;
        getStyleClass().add("chart-pane");
        setId("chart-" + panel.name().toLowerCase(java.util.Locale.ROOT));
        canvas.setMouseTransparent(true);
        crosshair.getStyleClass().add("crosshair");
        selection.getStyleClass().add("zoom-selection");
        waiting.getStyleClass().add("chart-waiting");
        waiting.setWrapText(true);
        waiting.setMouseTransparent(true);
        overlay.getStyleClass().add("chart-overlay");
        position.getStyleClass().add("crosshair-position");
        overlay.getChildren().addAll(waiting, selection, crosshair, dots, position);
        for (Node node : new Node[] {selection, crosshair, dots, position}) {
            node.setVisible(false);
            node.setManaged(false);
        }
        waiting.setManaged(false);
        getChildren().addAll(canvas, overlay);
        listen();
    }

    private void listen() {
        overlay.setOnMouseMoved(this::hover);
        overlay.setOnMouseExited(event -> linkage.crosshairProperty().set(Double.NaN));
        setFocusTraversable(true);
        new ChartKeys(linkage, this::stops).listen(this);
        overlay.setOnMousePressed(this::press);
        overlay.setOnMouseDragged(this::drag);
        overlay.setOnMouseReleased(this::release);
        overlay.setOnScroll(this::scroll);
        linkage.crosshairProperty().addListener(change -> moveCrosshair());
        linkage.zoomProperty().addListener(change -> zoom());
    }

    /** The canvas' chart, for tests. */
    JFreeChart chart() {
        return canvas.chart();
    }

    /** @param waitingFor said while there is nothing to draw */
    void show(LiveFrame next, String waitingFor) {
        frame = next;
        canvas.setChart(next.charts().charts().get(panel));
        boolean blank = next.composition().panel(panel).isBlank();
        waiting.setText(waitingFor);
        waiting.setVisible(blank);
        requestLayout();
    }

    private void zoom() {
        requestLayout();
    }

    private double left() {
        return frame == null ? 0 : frame.charts().left();
    }

    private double right() {
        return Math.max(
                left() + 1, getWidth() - (frame == null ? 0 : frame.charts().right()));
    }

    private double toValue(double pixel) {
        Range visible = linkage.visible();
        double share = (pixel - left()) / (right() - left());
        return visible.getLowerBound() + Math.max(0, Math.min(1, share)) * visible.getLength();
    }

    private double toPixel(double value) {
        Range visible = linkage.visible();
        return left() + (value - visible.getLowerBound()) / visible.getLength() * (right() - left());
    }

    private void hover(MouseEvent event) {
        boolean inside = event.getX() >= left() && event.getX() <= right();
        linkage.crosshairProperty().set(inside && frame != null ? snap(toValue(event.getX())) : Double.NaN);
    }

    /** To the nearest place where something was measured: between two of them nobody knows. */
    private double snap(double x) {
        double best = Double.NaN;
        for (double at : stops()) {
            boolean nearer = Double.isNaN(best) || Math.abs(at - x) < Math.abs(best - x);
            if (nearer && linkage.visible().contains(at)) best = at;
        }
        return best;
    }

    private double[] stops() {
        return frame == null ? new double[0] : frame.composition().panel(panel).stops();
    }

    private void moveCrosshair() {
        double x = linkage.crosshairProperty().get();
        boolean present = frame != null && !Double.isNaN(x) && linkage.visible().contains(x);
        List<Reading> readings = present ? frame.composition().panel(panel).readings(x) : List.of();
        crosshair.setVisible(present);
        position.setVisible(present && panel == Panel.ACCURACY);
        dots.setVisible(!readings.isEmpty());
        if (frame != null) readOut.show(frame, readings, x);
        if (!present) return;
        double pixel = Math.rint(toPixel(x)) + 0.5;
        Rectangle2D data = dataArea();
        crosshair.setStartX(pixel);
        crosshair.setEndX(pixel);
        crosshair.setStartY(data.getMinY());
        crosshair.setEndY(data.getMaxY());
        dots.getChildren()
                .setAll(readings.stream()
                        .filter(reading -> linkage.visible().contains(reading.x()))
                        .map(reading -> dot(reading, data))
                        .toList());
        if (position.isVisible()) placePosition(pixel, x);
    }

    /** On the measured value that is read. */
    private Node dot(Reading reading, Rectangle2D data) {
        XYPlot plot = canvas.chart().getXYPlot();
        ValueAxis values = plot.getRangeAxis(reading.series().right() ? 1 : 0);
        RectangleEdge edge = reading.series().right() ? RectangleEdge.RIGHT : RectangleEdge.LEFT;
        Circle dot = new Circle(toPixel(reading.x()), values.valueToJava2D(reading.y(), data, edge), DOT);
        dot.setFill(Colours.of(frame.styles().of(reading.series()).color()));
        dot.getStyleClass().add("reading-dot");
        return dot;
    }

    /** Over the marks of the x axis. */
    private void placePosition(double pixel, double x) {
        position.setText(Formats.plain(Math.round(x * 100) / 100.0));
        position.applyCss();
        position.autosize();
        double left = pixel - position.getWidth() / 2;
        position.relocate(
                Math.max(0, Math.min(getWidth() - position.getWidth(), left)),
                dataArea().getMaxY() + 3);
    }

    private Rectangle2D dataArea() {
        Rectangle2D data = canvas.dataArea();
        return data.isEmpty() ? new Rectangle2D.Double(left(), 0, right() - left(), getHeight()) : data;
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) return;
        requestFocus();
        if (event.getClickCount() == 2) linkage.reset();
        else dragFrom = event.getX();
    }

    private void drag(MouseEvent event) {
        if (Double.isNaN(dragFrom)) return;
        double from = Math.max(left(), Math.min(right(), dragFrom));
        double to = Math.max(left(), Math.min(right(), event.getX()));
        Rectangle2D data = dataArea();
        selection.setX(Math.min(from, to));
        selection.setWidth(Math.abs(to - from));
        selection.setY(data.getMinY());
        selection.setHeight(data.getHeight());
        selection.setVisible(selection.getWidth() > 4);
        linkage.crosshairProperty().set(Double.NaN);
    }

    private void release(MouseEvent event) {
        if (selection.isVisible()) {
            linkage.zoomTo(toValue(selection.getX()), toValue(selection.getX() + selection.getWidth()));
        }
        selection.setVisible(false);
        dragFrom = Double.NaN;
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0 && event.getDeltaX() == 0) return;
        Point2D at = new Point2D(event.getX(), event.getY());
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            linkage.pan(-Math.signum(delta) * 0.1);
        } else {
            linkage.zoomAround(toValue(at.getX()), event.getDeltaY() > 0 ? 0.8 : 1.25);
        }
        event.consume();
    }

    /** Runs once a pulse, however many changes there were: the one place where the chart is drawn. */
    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (canvas.chart() != null) canvas.chart().getXYPlot().getDomainAxis().setRange(linkage.visible());
        canvas.draw();
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        waiting.setMaxWidth(Math.max(100, right() - left()));
        waiting.autosize();
        Rectangle2D data = dataArea();
        waiting.relocate(
                data.getCenterX() - waiting.getWidth() / 2, Math.max(0, data.getCenterY() - waiting.getHeight() / 2));
        moveCrosshair();
    }

    private double scale() {
        return frame == null ? 1 : frame.theme().scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        // The last one carries the labels of the x axis.
        return panel == Panel.ACCURACY ? 42 + 40 * scale() : 50;
    }

    @Override
    protected double computePrefHeight(double width) {
        return panel == Panel.ACCURACY ? 212 : 180;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 240;
    }
}
