package org.limbeck.base;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths that people write. Under a locale without an encoding of its own ({@code LC_ALL=C}) Java cannot name files with
 * letters beyond ASCII, and no system can name one with a zero byte: both are refused in words.
 */
public final class UserPath {
    /** What to do about letters that the locale's encoding does not have. */
    public static final String ENCODING_REMEDY = "Start the program with LC_ALL=C.UTF-8 (or another UTF-8 locale)";

    private UserPath() {}

    /**
     * @param where the field or option, for messages
     * @throws UserError when the text cannot be a path here
     */
    public static Path of(String text, String where) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            if (canEncode(text)) {
                throw new UserError("\"" + text + "\" cannot be a path: " + e.getReason(), where, "Check the path", e);
            }
            throw new UserError(
                    "the path \"" + text + "\" has letters that the encoding of this terminal (" + encoding()
                            + ") cannot write",
                    where,
                    ENCODING_REMEDY,
                    e);
        }
    }

    /** Whether the encoding of file names has all letters of a text; a letter lost before is not one. */
    public static boolean canEncode(String text) {
        return text.indexOf('\uFFFD') < 0 && encoding().newEncoder().canEncode(text);
    }

    /** Of file names and arguments, which the locale sets and nothing changes afterwards. */
    public static Charset encoding() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
}
