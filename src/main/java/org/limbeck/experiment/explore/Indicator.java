package org.limbeck.experiment.explore;

/** What may foretell, before a student is trained, how well it will do ({@code docs/theory.md}, section 9). */
public enum Indicator {
    TEACHER_ACCURACY("the teacher's accuracy"),
    /** The lower the better, so it enters with its sign turned. */
    LOW_COMPLEXITY("low NASC"),
    LEAVE_ONE_OUT_ACCURACY("leave-one-out accuracy");

    private final String label;

    Indicator(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
