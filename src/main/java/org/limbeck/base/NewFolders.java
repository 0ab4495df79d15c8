package org.limbeck.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that were made for something to be written into, to be removed again when it could not be.
 *
 * @param innermostFirst those that were not there before
 */
record NewFolders(List<Path> innermostFirst) {
    /** Makes a folder with those around it. */
    static NewFolders create(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) missing.add(path);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            new NewFolders(missing).removeEmpty();
            throw e;
        }
        return new NewFolders(missing);
    }

    /** Leaves what others have put something into meanwhile. */
    void removeEmpty() throws IOException {
        for (Path folder : innermostFirst) {
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) return;
            }
            Files.delete(folder);
        }
    }
}
