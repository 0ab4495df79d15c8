package org.limbeck.numeric.npy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;

/** NumPy's {@code .npz} files: several named arrays in one archive. */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /** Arrays by name, in the order of the archive. @throws UserError when the file is missing, broken or cut short */
    public static Map<String, Tensor> read(Path file) {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) archive.stream().map(e -> (ZipEntry) e)::iterator) {
                if (!entry.getName().endsWith(SUFFIX) || isOfMacOs(entry.getName())) continue;
                String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                Tensor array = read(archive, entry, file + ", array " + name);
                if (arrays.put(name, array) != null) {
                    throw new UserError("holds the array " + name + " twice", file.toString(), "Write the file again");
                }
            }
        } catch (ZipException e) {
            throw new UserError("is not a .npz archive or is cut short", file.toString(), "Write the file again", e);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
        return arrays;
    }

    /** Whether an entry of an archive is what the Finder adds for itself, such as {@code __MACOSX/._weights.npy}. */
    public static boolean isOfMacOs(String entry) {
        return entry.startsWith("__MACOSX/") || entry.equals(".DS_Store") || entry.endsWith("/.DS_Store");
    }

    /** An entry to its end, whose checksum must be right: Java's reader compares none. */
    private static Tensor read(ZipFile archive, ZipEntry entry, String where) throws IOException {
        try (CheckedInputStream in =
                new CheckedInputStream(new BufferedInputStream(archive.getInputStream(entry)), new CRC32())) {
            Tensor array = Npy.read(in, entry.getSize(), where);
            if (in.read() >= 0) throw new UserError("has bytes after the array", where, "Write the file again");
            if (in.getChecksum().getValue() == entry.getCrc()) return array;
            throw damaged(where, null);
        } catch (ZipException e) {
            throw damaged(where, e);
        }
    }

    private static UserError damaged(String where, @Nullable ZipException cause) {
        return new UserError(
                "is damaged: its content does not fit its checksum", where, "Copy or write the file again", cause);
    }

    /** Writes sorted by name and without time stamps, so that equal arrays give equal bytes; uncompressed. */
    public static void write(Path file, Map<String, Tensor> arrays) {
        try {
            DurableFiles.file(file, path -> fill(path, arrays));
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }

    /** Writes likewise, as part of what {@link DurableFiles} makes appear whole. */
    public static void fill(Path file, Map<String, Tensor> arrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Tensor> array : new TreeMap<>(arrays).entrySet()) {
                writeEntry(zip, array.getKey() + SUFFIX, array.getValue());
            }
        }
    }

    private static void writeEntry(ZipOutputStream zip, String name, Tensor tensor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes) {
            Npy.write(out, tensor);
        }
        byte[] content = bytes.toByteArray();
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
