package org.limbeck.data.page;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSource;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.Examples;
import org.limbeck.data.Standardisation;

/**
 * A data set to look at.
 *
 * @param source where it comes from; null for one that is not known any more
 * @param shape of one example
 * @param minimum smallest value of the training examples before standardisation
 * @param maximum largest
 * @param bytes whether these are whole 255ths, as 8-bit pixels are
 * @param scale by which the specification standardises, or null when it does not
 * @param files in its folder; empty for a source without files
 */
public record DatasetPage(
        DatasetSpec spec,
        @Nullable DatasetSource source,
        List<Integer> shape,
        ClassBalance balance,
        double minimum,
        double maximum,
        boolean bytes,
        @Nullable Standardisation scale,
        List<StoredFile> files,
        StoredExamples examples) {
    public DatasetPage {
        shape = List.copyOf(shape);
        files = List.copyOf(files);
    }

    /**
     * Reads or generates a data set as the specification says, but with its values as they are stored. Seconds for large
     * files, and their size in memory for as long.
     *
     * @throws UserError when files are missing or broken, or the specification cannot be met
     */
    public static DatasetPage of(DatasetSpec spec, Function<DatasetSpec, Dataset> datasets) {
        Dataset data = datasets.apply(spec.asStored());
        Examples train = data.train();
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        boolean bytes = true;
        for (float value : train.inputs()) {
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            bytes &= Math.abs(255 * value - Math.rint(255 * value)) < 1e-3;
        }
        return new DatasetPage(
                spec,
                DatasetCatalog.known().stream()
                        .filter(known -> known.name().equals(spec.source()))
                        .findFirst()
                        .orElse(null),
                Arrays.stream(train.shape()).boxed().toList(),
                ClassBalance.of(data),
                minimum,
                maximum,
                bytes && minimum >= 0 && maximum <= 1,
                spec.standardise() ? Standardisation.of(train) : null,
                files(spec.path()),
                StoredExamples.of(data));
    }

    private static List<StoredFile> files(@Nullable String folder) {
        return folder == null ? List.of() : StoredFile.in(UserPath.of(folder, "dataset.path"));
    }

    /** Whether the program makes the examples rather than reads them. */
    public boolean isGenerated() {
        return source != null && source.isPoints();
    }
}
