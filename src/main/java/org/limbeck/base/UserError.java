package org.limbeck.base;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault that the user can mend: says what is wrong, where, and what to do, and keeps its cause. Anything else that is
 * thrown is a bug. The command line prints it and exits with 2; the window shows it inline or in one dialog.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String remedy;

    /**
     * @param what what is wrong, one sentence without a full stop
     * @param where the file, field, layer or option; empty when the sentence already says it
     * @param remedy what to do, one sentence without a full stop
     * @param cause the underlying fault, if there is one
     */
    public UserError(String what, String where, String remedy, @Nullable Throwable cause) {
        super(message(what, where, remedy), cause);
        this.what = Objects.requireNonNull(what);
        this.where = Objects.requireNonNull(where);
        this.remedy = Objects.requireNonNull(remedy);
    }

    public UserError(String what, String where, String remedy) {
        this(what, where, remedy, null);
    }

    private static String message(String what, String where, String remedy) {
        return (where.isEmpty() ? what : where + ": " + what)
                + (remedy.isEmpty() ? "." : ". " + capitalised(remedy) + ".");
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** All three in one line. */
    @Override
    public String getMessage() {
        return message(what, where, remedy);
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String remedy() {
        return remedy;
    }
}
