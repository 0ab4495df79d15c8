package org.limbeck.ui.live;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jfree.data.Range;

/**
 * The charts by keyboard: arrows move the crosshair from point to point, with Shift they move the part that is shown;
 * plus and minus zoom around the crosshair, Home and End go to the ends, 0 or Escape show all.
 */
final class ChartKeys {
    private static final double CLOSER = 0.7;
    private static final double SHIFT = 0.1;

    private final Linkage linkage;
    private final Supplier<double[]> stops;

    /** @param stops measured points on the x axis, ascending */
    ChartKeys(Linkage linkage, Supplier<double[]> stops) {
        this.linkage = linkage;
        this.stops = stops;
    }

    void listen(Node chart) {
        chart.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && press(event)) event.consume();
        });
    }

    private boolean press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(event, -1);
            case RIGHT -> move(event, 1);
            case HOME -> stand(linkage.visible().getLowerBound());
            case END -> stand(linkage.visible().getUpperBound());
            case PLUS, ADD, EQUALS -> linkage.zoomAround(centre(), CLOSER);
            case MINUS, SUBTRACT -> linkage.zoomAround(centre(), 1 / CLOSER);
            case DIGIT0, NUMPAD0, ESCAPE -> linkage.reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(KeyEvent event, int direction) {
        if (event.isShiftDown()) linkage.pan(direction * SHIFT);
        else step(direction);
    }

    /** To the next measured point in the visible part. */
    private void step(int direction) {
        double from = centre();
        double best = Double.NaN;
        for (double stop : stops.get()) {
            boolean beyond =
                    direction * (stop - from) > 1e-9 && linkage.visible().contains(stop);
            if (beyond && (Double.isNaN(best) || Math.abs(stop - from) < Math.abs(best - from))) best = stop;
        }
        if (!Double.isNaN(best)) stand(best);
    }

    private void stand(double x) {
        linkage.crosshairProperty().set(x);
    }

    /** The crosshair, or the middle while there is none. */
    private double centre() {
        double crosshair = linkage.crosshairProperty().get();
        Range visible = linkage.visible();
        return Double.isNaN(crosshair) || !visible.contains(crosshair) ? visible.getCentralValue() : crosshair;
    }
}
