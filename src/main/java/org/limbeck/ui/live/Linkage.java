package org.limbeck.ui.live;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jfree.data.Range;

/** What the three charts share: the part of the x axis that is shown, and where the crosshair stands. */
final class Linkage {
    private final ObjectProperty<Range> zoom = new SimpleObjectProperty<>();
    private final DoubleProperty crosshair = new SimpleDoubleProperty(Double.NaN);
    private double end = 1;

    /** The part that is shown; null for all of it. */
    ObjectProperty<Range> zoomProperty() {
        return zoom;
    }

    /** Position on the x axis; NaN while the mouse is elsewhere. */
    DoubleProperty crosshairProperty() {
        return crosshair;
    }

    void setEnd(double end) {
        this.end = end;
    }

    Range visible() {
        return zoom.get() == null ? new Range(0, end) : zoom.get();
    }

    /** Shows a part; what reaches beyond the axis is cut off, and all of it is no zoom. */
    void zoomTo(double from, double to) {
        double low = Math.max(0, Math.min(from, to));
        double high = Math.min(end, Math.max(from, to));
        if (high - low < end * 1e-3) return;
        boolean all = low <= end * 1e-9 && high >= end * (1 - 1e-9);
        zoom.set(all ? null : new Range(low, high));
    }

    /** @param factor above 1 to see more */
    void zoomAround(double centre, double factor) {
        Range now = visible();
        zoomTo(centre - (centre - now.getLowerBound()) * factor, centre + (now.getUpperBound() - centre) * factor);
    }

    /** @param share of the visible width, positive to the right */
    void pan(double share) {
        Range now = visible();
        double shift = share * now.getLength();
        if (zoom.get() == null) return;
        shift = Math.max(-now.getLowerBound(), Math.min(end - now.getUpperBound(), shift));
        zoomTo(now.getLowerBound() + shift, now.getUpperBound() + shift);
    }

    void reset() {
        zoom.set(null);
    }
}
