package org.limbeck.data.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/** A file of a data set. */
public record StoredFile(String name, long bytes) {
    /** Files of a folder by name, those of its folders left out. */
    static List<StoredFile> in(Path folder) {
        List<StoredFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                found.add(new StoredFile(file.getFileName().toString(), Files.size(file)));
            }
            return found;
        } catch (IOException e) {
            throw new UserError(
                    "cannot be listed: " + FileFault.reading(e), folder.toString(), "Check its permissions", e);
        }
    }
}
