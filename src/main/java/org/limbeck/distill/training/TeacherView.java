package org.limbeck.distill.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a teacher looks at while its student sees a cropped or mirrored image. */
public enum TeacherView {
    /** The image as it is: its stored predictions serve every epoch. */
    @JsonProperty("clean")
    CLEAN,
    /** The student's own view: the teacher's network predicts it anew at each step. */
    @JsonProperty("augmented")
    AUGMENTED
}
