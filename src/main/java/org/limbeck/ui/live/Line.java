package org.limbeck.ui.live;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.limbeck.distill.ProbeResult;

/**
 * The kinds of lines on the charts. A run's colour says whose line it is, the dash says which kind.
 */
public enum Line {
    CURRENT(Panel.COMPLEXITY, "current", "What the student learns from at this moment"),
    FINAL_TEACHER(Panel.COMPLEXITY, "final teacher", "Predictions of the teacher's last checkpoint", 7, 4),
    LABELS(Panel.COMPLEXITY, "labels", "The data set's labels", 2, 3),
    RANDOM(Panel.COMPLEXITY, "random", "Labels without meaning: the hardest supervision", 7, 3, 1.5f, 3),
    AUTHORS(
            Panel.COMPLEXITY,
            "authors",
            "The curves of the authors' own figure, read off by eye to about 0.03 and stretched over the axis; it is ASC, so"
                    + " shown with ASC only"),
    MEDIAN(Panel.MARGIN, "median", "Half of the probe set has a larger margin"),
    BANDS(Panel.MARGIN, "5–25–75–95 %", "Where the middle half and the middle nine tenths of the probe set lie"),
    MARGIN_LOSS(Panel.MARGIN, "margin loss", "Mean loss: 1 at a margin of 0 or less, 0 from the margin scale on", 7, 4),
    STUDENT(Panel.ACCURACY, "student", "The student on the test set"),
    TEACHER(Panel.ACCURACY, "current teacher", "The teacher checkpoint that the student learns from", 2, 3),
    TEACHER_END(Panel.ACCURACY, "final teacher", "The teacher's last checkpoint", 7, 4);

    private final Panel panel;
    private final String label;
    private final String explanation;
    private final float[] dash;

    Line(Panel panel, String label, String explanation, float... dash) {
        this.panel = panel;
        this.label = label;
        this.explanation = explanation;
        this.dash = dash;
    }

    public Panel panel() {
        return panel;
    }

    public String label() {
        return label;
    }

    public String explanation() {
        return explanation;
    }

    /** Empty for a solid line. */
    float[] dash() {
        return dash.clone();
    }

    /** Whether every shown run has this line; the others are drawn for the run in focus only. */
    boolean isForEveryRun() {
        return this == CURRENT || this == MEDIAN || this == STUDENT;
    }

    /** The name of a complexity's supervision. */
    String supervision() {
        return switch (this) {
            case FINAL_TEACHER -> ProbeResult.FINAL_TEACHER;
            case LABELS -> ProbeResult.LABELS;
            case RANDOM -> ProbeResult.RANDOM;
            default -> ProbeResult.CURRENT;
        };
    }

    static List<Line> of(Panel panel) {
        return Arrays.stream(values()).filter(line -> line.panel == panel).toList();
    }

    /** A line that changes in steps or not at all, or is someone else's: smoothing would falsify it. */
    boolean isFixed() {
        return this == TEACHER || this == TEACHER_END || this == AUTHORS;
    }

    /** What is shown until a person chooses. */
    static Set<Line> usual() {
        return EnumSet.complementOf(EnumSet.of(AUTHORS));
    }
}
