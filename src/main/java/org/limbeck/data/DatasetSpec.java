package org.limbeck.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserPath;

/**
 * Which examples an experiment uses; part of its YAML. {@link DatasetCatalog} turns it into a {@link Dataset}.
 *
 * @param source a shipped name ({@code glyphs-rgb}, {@code glyphs-grey}), a generated toy ({@code moons}, {@code
 *     spirals}, {@code circles}, {@code blobs}, {@code xor}), or {@code idx}, {@code cifar-10}, {@code cifar-100-fine},
 *     {@code cifar-100-coarse} with a {@code path}
 * @param path folder of the files; null for shipped and generated sources
 * @param trainCount examples kept for training after a seeded, class-balanced draw (before the validation split); 0 for
 *     all
 * @param testCount likewise for testing
 * @param validationFraction share of the training examples held out, in [0, 0.5]
 * @param positive class names or indices of the positive side of a two-class task; empty for no regrouping
 * @param negative of the negative side; empty with {@code positive} given means all others
 * @param standardise subtract the training mean and divide by its standard deviation, by channel (or feature)
 * @param crop pixels of zero padding for random crops while training; 0 for none
 * @param flip random horizontal flips while training
 * @param noise spread of generated points; 0 elsewhere
 * @param seed of subset, split and generation
 * @param heldOut training examples set aside before everything else, equally many of each class: no network is trained
 *     on them and no learning rate is chosen on them; 0 for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
        String source,
        @Nullable String path,
        int trainCount,
        int testCount,
        double validationFraction,
        List<String> positive,
        List<String> negative,
        boolean standardise,
        int crop,
        boolean flip,
        double noise,
        long seed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int heldOut) {
    /** What earlier versions also wrote for data without noise. */
    public static final double FORMER_NOISE = 0.1;

    private static final double NOISE = 0.1;

    public DatasetSpec {
        positive = positive == null ? List.of() : List.copyOf(positive);
        negative = negative == null ? List.of() : List.copyOf(negative);
    }

    /** Without held-out examples. */
    public DatasetSpec(
            String source,
            @Nullable String path,
            int trainCount,
            int testCount,
            double validationFraction,
            List<String> positive,
            List<String> negative,
            boolean standardise,
            int crop,
            boolean flip,
            double noise,
            long seed) {
        this(
                source,
                path,
                trainCount,
                testCount,
                validationFraction,
                positive,
                negative,
                standardise,
                crop,
                flip,
                noise,
                seed,
                0);
    }

    /** All of a shipped or generated source, standardised, with a tenth of the training set for validation. */
    public static DatasetSpec of(String source) {
        return new DatasetSpec(source, null, 0, 0, 0.1, List.of(), List.of(), true, 0, false, usualNoise(source), 0);
    }

    /** Of a source whose noise is not given. */
    public static double usualNoise(String source) {
        return ToyData.isKnown(source) ? NOISE : 0;
    }

    /** For people: the folder's own name where there is one, e.g. {@code fashion-mnist}, else the source. */
    public String label() {
        Path folder = path == null ? null : UserPath.of(path, "dataset.path").getFileName();
        return folder == null ? source : folder.toString();
    }

    /** The same in a folder. @param folder null for none */
    public DatasetSpec at(@Nullable String folder) {
        return with(folder, heldOut);
    }

    /** The same with so many examples set aside. */
    public DatasetSpec holdingOut(int count) {
        return with(path, count);
    }

    /** The same examples with their values as they are stored. */
    public DatasetSpec asStored() {
        return with(path, heldOut, false);
    }

    private DatasetSpec with(@Nullable String folder, int count) {
        return with(folder, count, standardise);
    }

    private DatasetSpec with(@Nullable String folder, int count, boolean standardised) {
        return new DatasetSpec(
                source,
                folder,
                trainCount,
                testCount,
                validationFraction,
                positive,
                negative,
                standardised,
                crop,
                flip,
                noise,
                seed,
                count);
    }
}
