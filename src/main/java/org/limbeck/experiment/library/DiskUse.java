package org.limbeck.experiment.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.limbeck.base.FileFault;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunSummary;

/**
 * What the files of runs take, and what of it nobody lists any more.
 *
 * @param runs bytes by id of runs that are listed
 * @param deleted the same of those that are marked as deleted: what {@link #free} gives back
 */
public record DiskUse(Map<String, Long> runs, Map<String, Long> deleted) {
    /** Walks through all folders of runs. */
    public static DiskUse of(RunArchive archive) {
        return new DiskUse(sizes(archive, archive.runs()), sizes(archive, archive.deleted()));
    }

    /** Deletes the runs that are marked as deleted, for good. */
    public void free(RunArchive archive) {
        deleted.keySet().forEach(archive::delete);
    }

    public long listedBytes() {
        return sum(runs);
    }

    public long deletedBytes() {
        return sum(deleted);
    }

    private static long sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> sizes(RunArchive archive, List<RunSummary> runs) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (RunSummary run : runs) sizes.put(run.id(), size(archive.folder(run.id())));
        return sizes;
    }

    private static long size(Path folder) {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(DiskUse::sizeOf).sum();
        } catch (IOException e) {
            throw FileFault.reading(folder, e);
        }
    }

    /** A file that went while its folder was walked takes nothing. */
    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }
}
