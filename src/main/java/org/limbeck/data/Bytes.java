package org.limbeck.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/**
 * A file of a data set, in a folder or shipped inside the program.
 *
 * @param name for messages
 * @param content all its bytes, unpacked when it was gzipped
 */
record Bytes(String name, byte[] content) {
    /** More than a Java array holds. */
    private static final long TOO_MANY = Integer.MAX_VALUE - 8L;

    /** @throws UserError when it is missing, cannot be read or is a broken gzip */
    static Bytes read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError("is a folder, not a file", file.toString(), "Check the path of the data set");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > TOO_MANY) {
                throw new UserError(
                        "has " + Files.size(file) + " bytes; files above 2 GiB are not read",
                        file.toString(),
                        "Split the data set into smaller files");
            }
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new UserError("does not exist", file.toString(), "Check the path of the data set", e);
        } catch (IOException e) {
            throw new UserError("cannot be read: " + FileFault.reading(e), file.toString(), "Check the file", e);
        }
    }

    /** A file of {@code sample-data/}. */
    static Bytes shipped(String name) {
        try (InputStream in = Bytes.class.getResourceAsStream("/org/limbeck/sample-data/" + name)) {
            if (in == null) throw new IllegalStateException("sample data " + name + " is not on the class path");
            return read(in, "sample-data/" + name);
        } catch (IOException e) {
            throw new IllegalStateException("sample data " + name + " cannot be read", e);
        }
    }

    /** Browsers unpack files on the way and keep the ending, or the reverse: the first bytes decide, not the name. */
    private static Bytes read(InputStream in, String name) throws IOException {
        InputStream source = new BufferedInputStream(in);
        if (!isGzip(source)) return new Bytes(name, source.readAllBytes());
        try (GZIPInputStream unpacked = new GZIPInputStream(source, 1 << 16)) {
            return new Bytes(name, unpacked.readAllBytes());
        } catch (EOFException | ZipException e) {
            throw new UserError(
                    "is a gzip file that is cut short or damaged (" + FileFault.reading(e) + ")",
                    name,
                    "Fetch the file again",
                    e);
        }
    }

    /** No format that is read here begins like this unpacked. */
    private static boolean isGzip(InputStream source) throws IOException {
        source.mark(2);
        boolean gzip = source.read() == 0x1f && source.read() == 0x8b;
        source.reset();
        return gzip;
    }
}
