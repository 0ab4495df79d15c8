package org.limbeck.figure.panel;

/** The three linked charts, from above. */
public enum Panel {
    COMPLEXITY(
            "Supervision complexity",
            "How hard each supervision is for the student's current tangent kernel: lower is simpler",
            1.1),
    MARGIN("Student margin", "How clearly the student decides as the current supervision does: higher is clearer", 0.9),
    ACCURACY("Test accuracy", "Share of the test set that is classified correctly", 1);

    private final String title;
    private final String explanation;
    private final double share;

    Panel(String title, String explanation, double share) {
        this.title = title;
        this.explanation = explanation;
        this.share = share;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }

    /** Of the height of a figure, in parts. */
    public double share() {
        return share;
    }
}
