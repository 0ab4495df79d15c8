package org.limbeck.figure.curve;

/** What the shared x axis of a run's charts counts. */
public enum ProgressAxis {
    EPOCH("epoch"),
    STEP("training step"),
    /** Wall time since the run's first start, pauses left out. */
    SECONDS("seconds"),
    /** Stages done; within a stage the share of its steps, in an unfinished one of the steps so far. */
    STAGE("stages done");

    private final String label;

    ProgressAxis(String label) {
        this.label = label;
    }

    /** For the axis. */
    public String label() {
        return label;
    }
}
