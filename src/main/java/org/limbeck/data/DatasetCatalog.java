package org.limbeck.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;

/** All sources of data, and the way from a {@link DatasetSpec} to a {@link Dataset}. A new format is one line here. */
public final class DatasetCatalog {
    private static final List<DatasetSource> SOURCES = sources();

    private final Path base;

    /** Relative paths are taken from the working folder. */
    public DatasetCatalog() {
        this(Path.of(""));
    }

    /** @param base from which relative paths are taken */
    public DatasetCatalog(Path base) {
        this.base = base;
    }

    private static List<DatasetSource> sources() {
        List<DatasetSource> sources = new ArrayList<>();
        sources.add(new DatasetSource(
                "glyphs-grey",
                List.of(),
                "ten shapes, 28x28 grey, 2,000 + 500 images, shipped",
                28,
                (spec, path) -> Idx.shipped("glyphs-grey").named(Glyphs.CLASS_NAMES)));
        sources.add(new DatasetSource(
                "glyphs-rgb",
                List.of(),
                "ten shapes, 32x32 colour, 2,000 + 500 images, shipped",
                32,
                (spec, path) -> Cifar.shipped("glyphs-rgb")));
        for (ToyData toy : ToyData.values()) {
            sources.add(new DatasetSource(
                    toy.label(),
                    List.of(),
                    "points in the plane, generated, 1,000 + 1,000",
                    DatasetSource.POINTS,
                    (spec, path) -> toy.generate(spec.noise(), spec.seed())));
        }
        sources.add(new DatasetSource(
                "idx",
                Idx.MARKS,
                "IDX files of the MNIST family, plain or gz",
                DatasetSource.IN_FILES,
                (spec, path) -> Idx.read(path)));
        sources.add(new DatasetSource(
                "cifar-10", Cifar.TEN.trainFiles(), "CIFAR-10 binary files", 32, (spec, path) -> Cifar.TEN.read(path)));
        sources.add(new DatasetSource(
                "cifar-100-fine",
                Cifar.HUNDRED_FINE.trainFiles(),
                "CIFAR-100 binary files, 100 classes",
                32,
                (spec, path) -> Cifar.HUNDRED_FINE.read(path)));
        sources.add(new DatasetSource(
                "cifar-100-coarse",
                Cifar.HUNDRED_COARSE.trainFiles(),
                "CIFAR-100 binary files, 20 classes",
                32,
                (spec, path) -> Cifar.HUNDRED_COARSE.read(path)));
        return List.copyOf(sources);
    }

    /** All sources, in the order in which people should see them. */
    public static List<DatasetSource> known() {
        return SOURCES;
    }

    /**
     * Reads or generates, regroups, sets examples aside, draws the subset, splits and standardises, in this order.
     *
     * @throws UserError for an unknown source, a missing or broken file, an unknown class, or counts that cannot be met
     */
    public Dataset load(DatasetSpec spec) {
        DatasetSource source = source(spec.source());
        Path folder = folder(source, spec);
        RawDataset raw = source.reader().apply(spec, folder);
        requireCropFits(spec.crop(), raw.train().shape());
        int classes = classes(raw);
        List<String> names = raw.classNames().isEmpty()
                ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
                : raw.classNames();
        Selection selection = new Selection(names, spec);
        int[] aside = selection.setAside(raw.train(), spec.heldOut());
        Examples pool = selection.draw(raw.train(), aside, spec.trainCount(), "dataset.trainCount", 1);
        Examples test = selection.draw(raw.test(), new int[0], spec.testCount(), "dataset.testCount", 2);
        Examples[] parts = selection.split(pool, spec.validationFraction(), selection.present(raw.train()));
        Standardisation scale =
                spec.standardise() ? Standardisation.of(parts[0]) : Standardisation.none(parts[0].shape());
        return new Dataset(
                name(source, folder),
                selection.classNames(),
                scale.apply(parts[0]),
                scale.apply(parts[1]),
                scale.apply(test),
                scale.apply(selection.of(raw.train(), aside)));
    }

    /**
     * The source whose files lie in a folder, told by the name of its training file; of CIFAR-100 the one with fine
     * labels.
     *
     * @throws UserError when it is no folder or holds no known files
     */
    public static DatasetSource recognise(Path folder) {
        FolderContents contents = FolderContents.of(folder);
        return sourceIn(folder)
                .orElseThrow(() -> contents.unknown(
                        inner -> sourceIn(inner).map(DatasetSource::description),
                        SOURCES.stream()
                                .flatMap(source -> source.marks().stream())
                                .distinct()
                                .toList()));
    }

    private static Optional<DatasetSource> sourceIn(Path folder) {
        return SOURCES.stream().filter(source -> source.isIn(folder)).findFirst();
    }

    private static DatasetSource source(String name) {
        return SOURCES.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "no data set is called \"" + name + "\"",
                        "dataset.source",
                        "Use one of "
                                + SOURCES.stream().map(DatasetSource::name).collect(Collectors.joining(", "))));
    }

    /** Null for a source that needs none. */
    private @Nullable Path folder(DatasetSource source, DatasetSpec spec) {
        if (!source.needsPath()) return null;
        if (spec.path() == null || spec.path().isBlank()) {
            throw new UserError(
                    source.name() + " needs the folder of its files", "dataset.path", "Give the folder as path");
        }
        Path folder = base.resolve(UserPath.of(spec.path(), "dataset.path"));
        FolderContents contents = FolderContents.of(folder);
        if (!source.isIn(folder)) throw other(source, folder, contents);
        return folder;
    }

    /** With more padding than half a side, crops would show little but the padding. */
    private static void requireCropFits(int crop, int[] shape) {
        if (shape.length == 1) return;
        int most = Math.min(shape[1], shape[2]) / 2;
        if (crop <= most) return;
        throw new UserError(
                "expected at most " + most + ", half the side of images of " + shape[1] + "x" + shape[2] + ", found "
                        + crop,
                "dataset.crop",
                "Give the pixels of padding, such as 4, or 0 for none");
    }

    /** What lies there is not of the source that was named. */
    private static UserError other(DatasetSource source, Path folder, FolderContents contents) {
        return sourceIn(folder)
                .map(found -> new UserError(
                        "holds " + found.description() + ", not those of " + source.name(),
                        folder.toString(),
                        "Write dataset.source: " + found.name() + ", or check dataset.path"))
                .orElseGet(() ->
                        contents.unknown(inner -> sourceIn(inner).map(DatasetSource::description), source.marks()));
    }

    private static int classes(RawDataset raw) {
        if (!raw.classNames().isEmpty()) return raw.classNames().size();
        return 1
                + IntStream.concat(
                                Arrays.stream(raw.train().labels()),
                                Arrays.stream(raw.test().labels()))
                        .max()
                        .orElse(0);
    }

    /** @param folder null for a source that needs none */
    static String name(DatasetSource source, @Nullable Path folder) {
        // The root of a disk has no name.
        Path name = folder == null ? null : folder.toAbsolutePath().normalize().getFileName();
        return name == null ? source.name() : name.toString();
    }
}
