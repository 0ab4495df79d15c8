package org.limbeck.figure.curve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.distill.probe.ProbeResult;

/**
 * The authors' published curve of adjusted supervision complexity over 256 epochs, read off their figure by eye with an
 * error of about 0.03 ({@code docs/theory.md}, section 7); an overlay to compare shapes with, not data of ours.
 */
public final class AuthorsCurve {
    /** How legends name it. */
    public static final String LABEL = "authors’ figure, read off by eye";

    private static final double[] PROGRESS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    private static final double[] RANDOM = {4.46, 1.49, 1.33, 1.67, 2.14, 2.49, 2.83, 3.05, 3.24, 3.26, 3.23};
    private static final double[] LABELS = {4.27, 1.26, 1.07, 1.32, 1.70, 1.98, 2.20, 2.43, 2.57, 2.60, 2.58};
    private static final double[] OFFLINE = {3.90, 1.13, 0.96, 1.17, 1.48, 1.73, 1.91, 2.12, 2.23, 2.26, 2.25};
    private static final double[] ONLINE = {0.17, 0.40, 0.58, 0.75, 1.20, 1.51, 1.72, 1.99, 2.19, 2.26, 2.25};

    private AuthorsCurve() {}

    /**
     * By supervision as {@link ProbeResult} names them; {@code current} is the online teacher.
     *
     * @param length of the x axis that their 256 epochs are stretched to
     */
    public static Map<String, Curve> over(double length) {
        double[] x = new double[PROGRESS.length];
        for (int i = 0; i < x.length; i++) x[i] = PROGRESS[i] * length;
        Map<String, Curve> curves = new LinkedHashMap<>();
        curves.put(ProbeResult.CURRENT, new Curve(x, ONLINE.clone()));
        curves.put(ProbeResult.FINAL_TEACHER, new Curve(x, OFFLINE.clone()));
        curves.put(ProbeResult.LABELS, new Curve(x, LABELS.clone()));
        curves.put(ProbeResult.RANDOM, new Curve(x, RANDOM.clone()));
        return curves;
    }
}
