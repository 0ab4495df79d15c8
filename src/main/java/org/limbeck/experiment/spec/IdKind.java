package org.limbeck.experiment.spec;

/** What an id names, told by its first letters: the only place that knows them. */
public enum IdKind {
    RUN("r-"),
    TEACHER("t-"),
    EXPERIMENT("e-");

    private final String prefix;

    IdKind(String prefix) {
        this.prefix = prefix;
    }

    /** @param digits hexadecimal */
    public String id(String digits) {
        return prefix + digits;
    }

    /** Whether an id, or a reference that begins with one, is of this kind. */
    public boolean names(String id) {
        return id.startsWith(prefix);
    }
}
