package org.limbeck.ui.figures;

import java.nio.file.Path;

/**
 * How an export stands.
 *
 * @param file meant by it; null while nothing was asked for
 * @param text what is told
 */
record ExportOutcome(Kind kind, Path file, String text) {
    enum Kind {
        NONE,
        /** A file of that name is there: shall it be replaced? */
        EXISTS,
        WRITING,
        WRITTEN,
        FAILED
    }

    static final ExportOutcome NONE = new ExportOutcome(Kind.NONE, null, "");
}
