package org.limbeck.distill.probe;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.schedule.TeacherPredictions;

/** From which examples the probe set is drawn ({@code docs/theory.md}, section 6). */
public enum ProbeSource {
    /** The students' own training set. */
    @JsonProperty("training")
    TRAINING("training"),
    /** Examples that were set aside before any split: no teacher, no student and no learning rate has seen them. */
    @JsonProperty("held-out")
    HELD_OUT("held-out");

    private final String label;

    ProbeSource(String label) {
        this.label = label;
    }

    /** For people and files, e.g. {@code held-out}. */
    public String label() {
        return label;
    }

    /** The examples there are to draw from. */
    public Examples of(Dataset dataset) {
        return this == HELD_OUT ? dataset.heldOut() : dataset.train();
    }

    /** A checkpoint's logits on those examples, in their order. */
    float[] logits(TeacherPredictions teacher, int checkpoint) {
        return this == HELD_OUT ? teacher.heldOutLogits(checkpoint) : teacher.trainLogits(checkpoint);
    }
}
