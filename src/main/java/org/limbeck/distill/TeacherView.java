package org.limbeck.distill;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a teacher looks at while its student sees a cropped or mirrored picture. */
public enum TeacherView {
    /** The picture as it is: its stored predictions serve every epoch. */
    @JsonProperty("clean")
    CLEAN,
    /** The student's own view: the teacher's network predicts it anew at each step. */
    @JsonProperty("augmented")
    AUGMENTED
}
