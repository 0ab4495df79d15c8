package org.limbeck.ui.live;

/** The three charts of the live view. */
public enum Panel {
    COMPLEXITY(
            "Supervision complexity",
            "How hard each supervision is for the student's current tangent kernel: lower is simpler"),
    MARGIN("Student margin", "How clearly the student decides as the current supervision does: higher is clearer"),
    ACCURACY("Test accuracy", "Share of the test set that is classified correctly");

    private final String title;
    private final String explanation;

    Panel(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }
}
