package org.limbeck.figure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file could not be written, in words; the system's own are kept where they say more. */
record WriteFault(String what, String remedy) {
    private static final String OTHER_FOLDER = "Choose another folder";

    static WriteFault of(IOException thrown) {
        IOException failure = root(thrown);
        String reason = reason(failure);
        String known = reason.toLowerCase(Locale.ROOT);
        if (failure instanceof AccessDeniedException || known.contains("permission denied")) {
            return new WriteFault("you may not write there", OTHER_FOLDER + " or change its permissions");
        }
        if (known.contains("read-only")) return new WriteFault("the folder can only be read", OTHER_FOLDER);
        if (known.contains("no space") || known.contains("not enough space") || known.contains("quota")) {
            return new WriteFault("the disk is full", "Free some space or choose a folder on another disk");
        }
        if (failure instanceof FileAlreadyExistsException) {
            return new WriteFault("a file stands where a folder is needed", OTHER_FOLDER);
        }
        if (failure instanceof NoSuchFileException) return new WriteFault("the folder does not exist", OTHER_FOLDER);
        if (known.contains("name too long")) return new WriteFault("the name is too long", "Choose a shorter name");
        return new WriteFault(reason, "Check that the folder can be written to and that the disk has space");
    }

    /** Writers of pictures wrap what the disk said. */
    private static IOException root(IOException thrown) {
        return thrown.getCause() instanceof IOException cause ? root(cause) : thrown;
    }

    /** Without the path that the system's message begins with. */
    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException fault ? fault.getReason() : failure.getMessage();
        return reason == null || reason.isBlank() ? failure.getClass().getSimpleName() : reason;
    }
}
