package org.limbeck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.UserError;

class DatasetCatalogTest {
    @TempDir
    Path folder;

    private final DatasetCatalog catalog = new DatasetCatalog();

    private static DatasetSpec spec(
            String source, String path, int train, List<String> positive, List<String> negative) {
        return new DatasetSpec(source, path, train, 100, 0.1, positive, negative, true, 0, false, 0.1, 7);
    }

    private static int[] counts(Examples examples, int classes) {
        int[] counts = new int[classes];
        for (int label : examples.labels()) counts[label]++;
        return counts;
    }

    @Test
    void filesAtTheRootOfADiskAreNamedByTheirSource() {
        DatasetSource cifar = DatasetCatalog.known().stream()
                .filter(source -> source.name().equals("cifar-10"))
                .findFirst()
                .orElseThrow();
        assertThat(DatasetCatalog.name(cifar, folder.toAbsolutePath().getRoot()))
                .isEqualTo("cifar-10");
        assertThat(DatasetCatalog.name(cifar, folder.resolve("mine"))).isEqualTo("mine");
    }

    @Test
    void theShippedBytesAreThoseThatTheGeneratorMakes() throws IOException {
        SampleData.generate(folder, SampleData.SEED);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> generated = files.filter(Files::isRegularFile).toList();
            assertThat(generated).hasSize(7);
            for (Path file : generated) {
                Path shipped =
                        Path.of("sample-data").resolve(folder.relativize(file).toString());
                assertThat(Files.mismatch(file, shipped)).as(shipped.toString()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"glyphs-grey", "glyphs-rgb", "moons", "spirals", "circles", "blobs", "xor"})
    void everySourceThatNeedsNoFilesLoadsBalancedAndStandardised(String source) {
        Dataset data = catalog.load(spec(source, null, 600, List.of(), List.of()));
        assertThat(data.train().count()).isEqualTo(540);
        assertThat(data.validation().count()).isEqualTo(60);
        assertThat(data.test().count()).isEqualTo(100);
        int[] counts = counts(data.train(), data.classes());
        assertThat(Arrays.stream(counts).max().orElseThrow()
                        - Arrays.stream(counts).min().orElseThrow())
                .isLessThanOrEqualTo(2);
        double mean = 0;
        for (float value : data.train().inputs()) mean += value / data.train().inputs().length;
        assertThat(mean).isCloseTo(0, within(1e-3));
    }

    @Test
    void theSameSeedDrawsTheSameExamplesAndAnotherSeedOthers() {
        DatasetSpec one = spec("glyphs-grey", null, 200, List.of(), List.of());
        DatasetSpec other =
                new DatasetSpec("glyphs-grey", null, 200, 100, 0.1, List.of(), List.of(), true, 0, false, 0.1, 8);
        assertThat(catalog.load(one).train().inputs())
                .isEqualTo(catalog.load(one).train().inputs());
        assertThat(catalog.load(one).train().inputs())
                .isNotEqualTo(catalog.load(other).train().inputs());
    }

    @Test
    void trainingAndValidationShareNoExample() {
        Dataset data = catalog.load(spec("glyphs-grey", null, 500, List.of(), List.of()));
        Set<Integer> train = new HashSet<>();
        int size = data.train().exampleSize();
        for (int i = 0; i < data.train().count(); i++) {
            train.add(Arrays.hashCode(Arrays.copyOfRange(data.train().inputs(), i * size, (i + 1) * size)));
        }
        for (int i = 0; i < data.validation().count(); i++) {
            int hash = Arrays.hashCode(Arrays.copyOfRange(data.validation().inputs(), i * size, (i + 1) * size));
            assertThat(train).doesNotContain(hash);
        }
    }

    private static Set<Integer> rows(Examples examples) {
        Set<Integer> rows = new HashSet<>();
        int size = examples.exampleSize();
        for (int i = 0; i < examples.count(); i++) {
            rows.add(Arrays.hashCode(Arrays.copyOfRange(examples.inputs(), i * size, (i + 1) * size)));
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "300, 0.1", "300, 0.5"})
    void heldOutExamplesTakePartInNothingElse(int train, double validation) {
        DatasetSpec whole = new DatasetSpec(
                "glyphs-grey",
                null,
                0,
                0,
                0,
                List.of("disc", "cross"),
                List.of("ring", "square"),
                false,
                0,
                false,
                0,
                7);
        DatasetSpec spec = new DatasetSpec(
                whole.source(),
                null,
                train,
                0,
                validation,
                whole.positive(),
                whole.negative(),
                false,
                0,
                false,
                0,
                7,
                51);
        Dataset data = catalog.load(spec);
        assertThat(data.heldOut().count()).isEqualTo(51);
        assertThat(counts(data.heldOut(), 2)).containsExactly(26, 25);
        Set<Integer> heldOut = rows(data.heldOut());
        assertThat(heldOut).hasSize(51);
        for (Examples part : List.of(data.train(), data.validation(), data.test())) {
            assertThat(rows(part)).doesNotContainAnyElementsOf(heldOut);
        }
        Dataset all = catalog.load(whole);
        assertThat(rows(all.train())).containsAll(heldOut);
        int left = all.train().count() - 51;
        assertThat(data.train().count() + data.validation().count()).isEqualTo(train == 0 ? left : train);
    }

    @Test
    void asManyHeldOutExamplesAsThereAreLeaveNothingToTrainOn() {
        DatasetSpec spec = DatasetSpec.of("moons");
        assertThatThrownBy(() -> catalog.load(spec.holdingOut(1000)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("dataset.heldOut");
        assertThat(catalog.load(spec.holdingOut(900)).train().count()).isEqualTo(90);
    }

    @Test
    void aTwoClassTaskIsMadeOfChosenClasses() {
        Dataset some = catalog.load(spec("glyphs-grey", null, 0, List.of("disc", "1"), List.of("cross")));
        assertThat(some.outputs()).isEqualTo(1);
        assertThat(some.classNames()).containsExactly("cross", "disc+1");
        assertThat(counts(some.train(), 2)).containsExactly(180, 360);
        Dataset rest = catalog.load(spec("glyphs-grey", null, 0, List.of("disc"), List.of()));
        assertThat(counts(rest.train(), 2)).containsExactly(1620, 180);
    }

    @Test
    void whatCannotBeMetIsSaidWithItsField() {
        assertThatThrownBy(() -> catalog.load(spec("mnist", null, 0, List.of(), List.of())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("dataset.source")
                .hasMessageContaining("glyphs-grey");
        assertThatThrownBy(() -> catalog.load(spec("idx", null, 0, List.of(), List.of())))
                .hasMessageContaining("dataset.path");
        assertThatThrownBy(() -> catalog.load(spec("idx", folder + "/none", 0, List.of(), List.of())))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> catalog.load(spec("moons", null, 5000, List.of(), List.of())))
                .hasMessageContaining("dataset.trainCount");
        assertThatThrownBy(() -> catalog.load(spec("glyphs-grey", null, 0, List.of("dog"), List.of())))
                .hasMessageContaining("no class \"dog\"");
        assertThatThrownBy(() -> catalog.load(spec("glyphs-grey", null, 0, List.of("disc"), List.of("disc"))))
                .hasMessageContaining("both sides");
    }

    @Test
    void filesCutAnywhereAreRefused() throws IOException {
        Files.createDirectories(folder);
        Idx.write(folder, true, new byte[4 * 6], new byte[] {0, 1, 2, 1}, 2, 3);
        Idx.write(folder, false, new byte[6], new byte[] {2}, 2, 3);
        assertThat(Idx.read(folder).train().labels()).containsExactly(0, 1, 2, 1);
        Path images = folder.resolve("train-images-idx3-ubyte");
        byte[] whole = Files.readAllBytes(images);
        for (int length = 0; length < whole.length; length++) {
            Files.write(images, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Idx.read(folder))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cut short");
        }
        Files.write(images, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> Idx.read(folder)).hasMessageContaining("header says");
        Files.copy(folder.resolve("t10k-labels-idx1-ubyte"), images, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Idx.read(folder)).isInstanceOf(UserError.class);
    }

    @Test
    void cifarFilesThatAreCutOrMislabelledAreRefused() throws IOException {
        SampleData.generate(folder, 1);
        Path batch = folder.resolve("glyphs-rgb/data_batch_1.bin");
        Cifar one = new Cifar(List.of("data_batch_1.bin"), "test_batch.bin", "batches.meta.txt", 1, 0, 10);
        assertThat(one.read(folder.resolve("glyphs-rgb")).train().count()).isEqualTo(2000);
        byte[] whole = Files.readAllBytes(batch);
        Files.write(batch, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> one.read(folder.resolve("glyphs-rgb"))).hasMessageContaining("cut short");
        whole[2 * 3073] = 10;
        Files.write(batch, whole);
        assertThatThrownBy(() -> one.read(folder.resolve("glyphs-rgb"))).hasMessageContaining("record 2 has label 10");
    }

    @ParameterizedTest
    @CsvSource({
        "idx, fashion-mnist, 10, 60000",
        "idx, mnist-subset, 10, 10000",
        "cifar-10, cifar-10-batches-bin, 10, 10000",
        "cifar-100-fine, cifar-100-binary, 100, 10000",
        "cifar-100-coarse, cifar-100-binary, 20, 10000"
    })
    void realFilesAreRead(String source, String name, int classes, int count) {
        String real = System.getenv("LIMBECK_DATA");
        assumeTrue(real != null, "LIMBECK_DATA is not set");
        Dataset data = new DatasetCatalog(Path.of(real))
                .load(new DatasetSpec(source, name, 0, 0, 0, List.of(), List.of(), false, 0, false, 0, 0));
        assertThat(data.name()).isEqualTo(name);
        assertThat(data.classes()).isEqualTo(classes);
        assertThat(data.train().count()).isEqualTo(count);
        DatasetInspection inspection = DatasetInspection.of(data);
        assertThat(inspection.warnings()).isEmpty();
        assertThat(inspection.minimum()).isZero();
        assertThat(inspection.maximum()).isEqualTo(1);
    }
}
