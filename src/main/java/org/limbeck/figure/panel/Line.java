package org.limbeck.figure.panel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.figure.chart.Mark;
import org.limbeck.figure.curve.AuthorsCurve;

/** The kinds of lines on the charts. */
public enum Line {
    CURRENT(Panel.COMPLEXITY, "current", "current supervision", "What the student learns from at this moment", null),
    FINAL_TEACHER(
            Panel.COMPLEXITY,
            "final teacher",
            "final teacher",
            "Predictions of the teacher's last checkpoint",
            Mark.DIAMOND),
    LABELS(Panel.COMPLEXITY, "labels", "dataset labels", "The data set's labels", Mark.SQUARE),
    RANDOM(
            Panel.COMPLEXITY,
            "random",
            "random labels",
            "Labels without meaning: the hardest supervision",
            Mark.TRIANGLE),
    AUTHORS(
            Panel.COMPLEXITY,
            "authors",
            AuthorsCurve.LABEL,
            "The curves of the authors' own figure, read off by eye to about 0.03 and stretched over the axis; it is ASC, so"
                    + " shown with ASC only",
            null),
    MEDIAN(Panel.MARGIN, "median", "median", "Half of the probe set has a larger margin", null),
    BANDS(
            Panel.MARGIN,
            "5–25–75–95 %",
            "quantiles",
            "Where the middle half and the middle nine tenths of the probe set lie",
            null),
    MARGIN_LOSS(
            Panel.MARGIN,
            "margin loss",
            "margin loss",
            "Mean loss: 1 at a margin of 0 or less, 0 from the margin scale on",
            Mark.SQUARE),
    STUDENT(Panel.ACCURACY, "student", "student", "The student on the test set", null),
    VALIDATION(
            Panel.ACCURACY,
            "validation",
            "student, validation",
            "The student on the validation split, by which learning rates and epochs are chosen",
            Mark.SQUARE),
    TEACHER(
            Panel.ACCURACY,
            "current teacher",
            "current teacher",
            "The teacher checkpoint that the student learns from",
            Mark.DIAMOND),
    TEACHER_END(Panel.ACCURACY, "final teacher", "final teacher", "The teacher's last checkpoint", null),
    TEACHER_TEST(
            Panel.ACCURACY,
            "teacher, test set",
            "teacher, test set",
            "The teacher's checkpoints on the test set, while it is trained",
            null),
    TEACHER_TRAINING(
            Panel.ACCURACY,
            "teacher, training set",
            "teacher, training set",
            "The teacher's checkpoints on its training set, while it is trained",
            null);

    private final Panel panel;
    private final String label;
    private final String words;
    private final String explanation;
    private final @Nullable Mark mark;

    Line(Panel panel, String label, String words, String explanation, @Nullable Mark mark) {
        this.panel = panel;
        this.label = label;
        this.words = words;
        this.explanation = explanation;
        this.mark = mark;
    }

    public Panel panel() {
        return panel;
    }

    /** As the window calls it. */
    public String label() {
        return label;
    }

    /** As figures call it, where there is more room. */
    public String words() {
        return words;
    }

    public String explanation() {
        return explanation;
    }

    /** What tells it from the main line of its run where dashes say whose a line is; null for none. */
    public @Nullable Mark mark() {
        return mark;
    }

    /** Whether every shown run has this line; the others are drawn for the run in focus only. */
    public boolean isForEveryRun() {
        return this == CURRENT || this == MEDIAN || this == STUDENT;
    }

    /** Whether it is drawn before any student has begun. */
    public boolean isOfTeachersTraining() {
        return this == TEACHER_TEST || this == TEACHER_TRAINING;
    }

    /** The name of a complexity's supervision. */
    public String supervision() {
        return switch (this) {
            case FINAL_TEACHER -> ProbeResult.FINAL_TEACHER;
            case LABELS -> ProbeResult.LABELS;
            case RANDOM -> ProbeResult.RANDOM;
            default -> ProbeResult.CURRENT;
        };
    }

    public static List<Line> of(Panel panel) {
        return Arrays.stream(values()).filter(line -> line.panel == panel).toList();
    }

    /** A line that changes in steps or not at all: between its points it stays where it was. */
    public boolean isStaircase() {
        return this == TEACHER || this == TEACHER_END;
    }

    /** Smoothing would falsify it: a staircase, or someone else's. */
    public boolean isFixed() {
        return isStaircase() || this == AUTHORS;
    }

    /** What is shown until a person chooses. */
    static Set<Line> usual() {
        return EnumSet.complementOf(EnumSet.of(AUTHORS));
    }
}
