package org.limbeck.data;

import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * A way to come by a data set.
 *
 * @param name as specifications write it
 * @param needsPath whether a specification must give a folder
 * @param description one line for people
 * @param reader from specification and folder (null without one)
 */
public record DatasetSource(
        String name, boolean needsPath, String description, BiFunction<DatasetSpec, Path, RawDataset> reader) {}
