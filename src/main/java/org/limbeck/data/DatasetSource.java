package org.limbeck.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A way to come by a data set.
 *
 * @param name as specifications write it
 * @param marks files, any of which tells that a folder holds such a data set; empty for sources without files
 * @param description one line for people
 * @param reader from specification and folder (null without one)
 */
public record DatasetSource(
        String name, List<String> marks, String description, BiFunction<DatasetSpec, Path, RawDataset> reader) {
    public DatasetSource {
        marks = List.copyOf(marks);
    }

    /** Whether a specification must give a folder. */
    public boolean needsPath() {
        return !marks.isEmpty();
    }

    /** Whether a folder looks like one of this source; nothing is read. */
    boolean isIn(Path folder) {
        return marks.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }
}
