package org.limbeck.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * A way to come by a data set.
 *
 * @param name as specifications write it
 * @param marks files, any of which tells that a folder holds such a data set; empty for sources without files
 * @param description one line for people
 * @param side of its images in pixels; {@link #POINTS} for points, {@link #IN_FILES} where only the files tell
 * @param reader from specification and folder (null without one)
 */
public record DatasetSource(
        String name,
        List<String> marks,
        String description,
        int side,
        BiFunction<DatasetSpec, Path, RawDataset> reader) {
    static final int POINTS = 0;
    static final int IN_FILES = -1;

    public DatasetSource {
        marks = List.copyOf(marks);
    }

    /** Whether a specification must give a folder. */
    public boolean needsPath() {
        return !marks.isEmpty();
    }

    /** Whether its examples are generated points rather than images. */
    public boolean isPoints() {
        return side == POINTS;
    }

    /** The widest padding for random crops of its images; with more, crops would show little but the padding. */
    public OptionalInt widestCrop() {
        return side == IN_FILES ? OptionalInt.empty() : OptionalInt.of(side / 2);
    }

    /** Whether a folder looks like one of this source; nothing is read. */
    boolean isIn(Path folder) {
        return marks.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }
}
