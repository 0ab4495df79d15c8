package org.limbeck.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The packed workspace of an earlier version, ready to be opened. */
final class EarlierWorkspace {
    private EarlierWorkspace() {}

    /** @param folder made */
    static Path unpack(Path folder) throws IOException {
        try (InputStream packed = EarlierWorkspace.class.getResourceAsStream("workspace-format-1.zip");
                ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
        return folder;
    }
}
