package org.limbeck.base;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file could not be written or read, in words; the system's own are kept where they say more. */
public record FileFault(String what, String remedy) {
    private static final String OTHER_FOLDER = "Choose another folder";

    /** Of a file that was to be written, as a message that names it. */
    public static UserError writing(Path file, Exception thrown) {
        FileFault fault = of(root(thrown));
        return new UserError("cannot be written: " + fault.what, file.toString(), fault.remedy, thrown);
    }

    /** The same of what lies in a file or folder, e.g. {@code the checkpoint}, with a remedy of its own. */
    public static UserError writing(String what, Path file, String remedy, IOException thrown) {
        return new UserError(what + " cannot be written: " + of(thrown).what, file.toString(), remedy, thrown);
    }

    /** Of a file that was to be read. */
    public static UserError reading(Path file, Exception thrown) {
        IOException failure = root(thrown);
        if (failure instanceof NoSuchFileException) {
            return new UserError("does not exist", file.toString(), "Check the path", thrown);
        }
        if (Files.isDirectory(file)) {
            return new UserError("is a folder", file.toString(), "Give a file", thrown);
        }
        if (failure instanceof AccessDeniedException) {
            return new UserError("you may not read it", file.toString(), "Change its permissions", thrown);
        }
        return new UserError("cannot be read: " + reason(failure), file.toString(), "Check the file", thrown);
    }

    /** What kept a file from being written. */
    public static FileFault of(IOException thrown) {
        IOException failure = root(thrown);
        String reason = reason(failure);
        String known = reason.toLowerCase(Locale.ROOT);
        if (failure instanceof AccessDeniedException || known.contains("permission denied")) {
            return new FileFault("you may not write there", OTHER_FOLDER + " or change its permissions");
        }
        if (known.contains("read-only")) return new FileFault("the folder can only be read", OTHER_FOLDER);
        if (known.contains("no space") || known.contains("not enough space") || known.contains("quota")) {
            return new FileFault("the disk is full", "Free some space or choose a folder on another disk");
        }
        if (failure instanceof FileSystemLoopException) {
            return new FileFault("its symbolic links lead round in a circle", "Give another name");
        }
        if (failure instanceof DirectoryNotEmptyException || known.equals("it is a folder")) {
            return new FileFault("it is a folder", "Give the name of a file");
        }
        boolean file = failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException;
        if (file || known.equals("not a directory")) {
            return new FileFault("a file stands where a folder is needed", OTHER_FOLDER);
        }
        if (failure instanceof NoSuchFileException) return new FileFault("the folder does not exist", OTHER_FOLDER);
        if (known.contains("name too long")) return new FileFault("the name is too long", "Choose a shorter name");
        return new FileFault(reason, "Check that the folder can be written to and that the disk has space");
    }

    /** What kept something from being read, without the file's name. */
    public static String reading(Exception thrown) {
        IOException failure = root(thrown);
        if (failure instanceof NoSuchFileException) return "it does not exist";
        return failure instanceof AccessDeniedException ? "you may not read it" : reason(failure);
    }

    /** Writers of images, and streams of paths, wrap what the disk said. */
    private static IOException root(Exception thrown) {
        if (thrown.getCause() instanceof IOException cause) return root(cause);
        return thrown instanceof IOException failure ? failure : new IOException(thrown.getMessage(), thrown);
    }

    /** Without the path that the system's message begins with. */
    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException fault ? fault.getReason() : failure.getMessage();
        return reason == null || reason.isBlank() ? "the system does not say why" : reason;
    }
}
