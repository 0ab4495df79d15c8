package org.limbeck.ui.widgets;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.limbeck.base.UserError;

/**
 * A failure as it is shown: what, where, what to do, and the details that a bug report needs.
 *
 * @param mendable whether the user can mend it; else it is a bug
 */
public record Fault(boolean mendable, String what, String where, String remedy, String details) {
    public static Fault of(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof UserError) && cause.getCause() != null) cause = cause.getCause();
        if (cause instanceof UserError error) {
            return new Fault(true, error.what(), error.where(), error.remedy(), trace(failure));
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new Fault(
                false,
                cause.getClass().getSimpleName() + message,
                "",
                "Nothing that was stored is lost. Copy the details into a bug report",
                trace(failure));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The whole of it as text, for the clipboard. */
    public String text() {
        return "What: " + what + "\nWhere: " + where + "\nWhat to do: " + remedy + "\n\n" + details;
    }
}
