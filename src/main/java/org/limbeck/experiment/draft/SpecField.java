package org.limbeck.experiment.draft;

import java.util.List;

/**
 * One field of a specification, and what may stand in it. A form makes its controls from these, so that a field that is
 * added to a record appears without a change to the form.
 *
 * @param path as in the YAML, e.g. {@code training.batch}; of a method's field its name alone
 * @param kind what its text is read as
 * @param choices the values there are, empty when they cannot be listed
 */
public record SpecField(String path, Kind kind, List<String> choices) {
    /** What a field's text is read as; those in the plural are lists, written with commas. */
    public enum Kind {
        TEXT,
        WHOLE,
        NUMBER,
        YES_NO,
        CHOICE,
        TEXTS,
        WHOLES,
        NUMBERS,
        /** Numbers by name, written {@code name: number; name: number}. */
        NAMED_NUMBERS;

        boolean isList() {
            return this == TEXTS || this == WHOLES || this == NUMBERS;
        }
    }

    public SpecField {
        choices = List.copyOf(choices);
    }

    /** The last part of its path, e.g. {@code batch}. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
