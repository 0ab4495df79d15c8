package org.limbeck.figure.curve;

/**
 * Takes the jitter out of a curve for the eye: each point becomes the mean of its neighbours, weighted by a normal curve
 * over their distance in points. Whoever draws a smoothed line draws the measured one beside it.
 */
public enum Smoothing {
    OFF("Off", 0),
    LIGHT("Light", 1.5),
    STRONG("Strong", 4);

    private static final int REACH = 3;

    private final String label;
    private final double points;

    Smoothing(String label, double points) {
        this.label = label;
        this.points = points;
    }

    /** For menus. */
    public String label() {
        return label;
    }

    /** How far it looks, as figures say it. */
    public String explanation() {
        return "smoothed over " + PlainNumber.of(points)
                + " points (standard deviation of a Gaussian), measured lines pale";
    }

    /**
     * @return as many points at the same x; the curve itself when off. Points that were not measured stay so and count for
     *     nothing. Time {@code O(points)}
     */
    public Curve of(Curve curve) {
        if (this == OFF) return curve;
        double[] y = new double[curve.size()];
        for (int i = 0; i < y.length; i++) y[i] = Double.isNaN(curve.y()[i]) ? Double.NaN : at(curve.y(), i);
        return new Curve(curve.x(), y);
    }

    private double at(double[] y, int centre) {
        int reach = (int) Math.ceil(REACH * points);
        // As far to either side, so that the ends of a rising line are not pulled inwards.
        reach = Math.min(reach, Math.min(centre, y.length - 1 - centre));
        double sum = 0;
        double weights = 0;
        for (int i = centre - reach; i <= centre + reach; i++) {
            if (Double.isNaN(y[i])) continue;
            double distance = (i - centre) / points;
            double weight = Math.exp(-distance * distance / 2);
            sum += weight * y[i];
            weights += weight;
        }
        return sum / weights;
    }
}
