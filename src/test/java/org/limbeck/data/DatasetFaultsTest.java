package org.limbeck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.UserError;

/** What is odd about files and splits is refused with what, where and what to do, or read as it was meant. */
class DatasetFaultsTest {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path folder;

    private void idx(boolean train, int count, int height, int width) throws IOException {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) labels[i] = (byte) (i % 3);
        Idx.write(folder, train, new byte[count * height * width], labels, height, width);
    }

    private static void header(Path file, int at, int... values) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < values.length; i++) ByteBuffer.wrap(bytes).putInt(at + 4 * i, values[i]);
        Files.write(file, bytes);
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> Idx.read(folder))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(parts));
    }

    @Test
    void testImagesOfAnotherSizeAreRefused() throws IOException {
        idx(true, 12, 8, 8);
        idx(false, 6, 9, 9);
        refused("t10k-images-idx3-ubyte", "images of 9x9", "images of 8x8");
        Examples grey = new Examples(new int[] {1, 2, 2}, new float[4], new int[1]);
        Examples colour = new Examples(new int[] {3, 2, 2}, new float[12], new int[1]);
        assertThatThrownBy(() -> new RawDataset(grey, colour, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1x2x2 and test examples 3x2x2");
    }

    @ParameterizedTest
    @CsvSource({
        "4, -2, -3", // their product fits
        "-1, 4, -6",
        "4, 0, 6",
        "4, 6, 0",
        "0, 2, 3",
        "-4, 2, 3",
        "4, 2, -3"
    })
    void aHeaderWithoutImagesIsRefused(int count, int height, int width) throws IOException {
        idx(true, 4, 2, 3);
        idx(false, 1, 2, 3);
        header(folder.resolve(TRAIN_IMAGES), 4, count, height, width);
        refused(TRAIN_IMAGES, "its header says " + count + " images of " + height + "x" + width);
    }

    @Test
    void sidesWhoseProductIsBeyondALongAreACutFile() throws IOException {
        idx(true, 4, 2, 3);
        idx(false, 1, 2, 3);
        // 2^22 * 2^21 * 2^21 is 2^64, which a long takes for 0.
        header(folder.resolve(TRAIN_IMAGES), 4, 1 << 22, 1 << 21, 1 << 21);
        refused(TRAIN_IMAGES, "cut short", "18446744073709551632");
    }

    @Test
    void labelsThatAreMissingOrTooManyAreRefused() throws IOException {
        idx(true, 4, 2, 3);
        idx(false, 1, 2, 3);
        Path labels = folder.resolve(TRAIN_LABELS);
        Files.write(labels, ByteBuffer.allocate(8 + 5).putInt(0x801).putInt(5).array());
        refused(TRAIN_LABELS, "holds 5 labels for the 4 images");
        Files.write(labels, ByteBuffer.allocate(8).putInt(0x801).putInt(0).array());
        refused(TRAIN_LABELS, "holds 0 labels for the 4 images");
        Files.write(labels, ByteBuffer.allocate(8).putInt(0x801).putInt(-4).array());
        refused(TRAIN_LABELS, "holds -4 labels");
        Files.delete(labels);
        refused("has no " + TRAIN_LABELS, "it holds t10k-images-idx3-ubyte");
    }

    @Test
    void gzipIsToldByItsFirstBytesAndOtherSpellingsAreRead() throws IOException {
        idx(true, 12, 2, 3);
        idx(false, 6, 2, 3);
        Files.move(folder.resolve(TRAIN_LABELS), folder.resolve(TRAIN_LABELS + ".gz"));
        Path images = folder.resolve(TRAIN_IMAGES);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(images));
        }
        Files.delete(images);
        Files.write(folder.resolve("train-images.idx3-ubyte"), packed.toByteArray());
        assertThat(DatasetCatalog.recognise(folder).name()).isEqualTo("idx");
        assertThat(Idx.read(folder).train().count()).isEqualTo(12);
        Files.write(folder.resolve("train-images.idx3-ubyte"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        refused("train-images.idx3-ubyte", "gzip file that is cut short or damaged");
    }

    @Test
    void classNamesOfCifarAreReadWithAByteOrderMarkAndTwiceTheSameIsRefused() throws IOException {
        SampleData.generate(folder, 1);
        Path cifar = folder.resolve("glyphs-rgb");
        Path names = cifar.resolve("batches.meta.txt");
        Cifar one = new Cifar(List.of("data_batch_1.bin"), "test_batch.bin", "batches.meta.txt", 1, 0, 10);
        Files.writeString(names, "\uFEFF" + String.join("\r\n", Glyphs.CLASS_NAMES));
        assertThat(one.read(cifar).classNames()).isEqualTo(Glyphs.CLASS_NAMES);
        Files.write(names, ("\uFEFF" + String.join("\n", Glyphs.CLASS_NAMES)).getBytes(StandardCharsets.UTF_16LE));
        assertThat(one.read(cifar).classNames()).isEqualTo(Glyphs.CLASS_NAMES);
        Files.writeString(names, String.join("\n", Glyphs.CLASS_NAMES).replace("ring", "disc"));
        assertThatThrownBy(() -> one.read(cifar))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("batches.meta.txt: names two classes \"disc\"");
        Files.write(
                names,
                String.join("\n", Glyphs.CLASS_NAMES)
                        .replace("ring", "anneau cr\u00e9neau")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> one.read(cifar))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 2 holds the byte 0xE9, which is not UTF-8");
        Files.writeString(names, String.join("\n", Glyphs.CLASS_NAMES));
        Files.delete(cifar.resolve("test_batch.bin"));
        assertThatThrownBy(() -> one.read(cifar))
                .hasMessageContaining("has no test_batch.bin")
                .hasMessageContaining("it holds batches.meta.txt, data_batch_1.bin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data_batch_1 batches.meta test_batch | Python version of CIFAR-10 | cifar-10-binary.tar.gz",
                "train test meta file.txt             | Python version of CIFAR-100 | cifar-100-binary.tar.gz",
                "data_batch_1.mat                     | MATLAB version of CIFAR-10 | cifar-10-binary.tar.gz",
                "inner/train.bin other/x              | its folder inner does (CIFAR-100 binary files, 100 classes) | inner",
                "emnist-letters-train-images-idx3-ubyte.gz | look like IDX files | Name the files train-images-idx3-ubyte",
                "TRAIN-IMAGES-IDX3-UBYTE              | look like IDX files | Name the files train-images-idx3-ubyte",
                "cifar-10-binary.tar.gz               | the archive cifar-10-binary.tar.gz | Unpack it",
                "a b c d e f g                        | it holds a, b, c, d, e and 2 more | Give a folder with one of",
            })
    void aFolderThatIsNotRecognisedIsDescribed(String files, String what, String remedy) throws IOException {
        for (String name : files.strip().split(" +")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        assertThatThrownBy(() -> DatasetCatalog.recognise(folder)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.where()).isEqualTo(folder.toString());
            assertThat(error.what()).contains(what);
            assertThat(error.remedy()).contains(remedy);
        });
    }

    @Test
    void whatIsNoFolderIsSaid() throws IOException {
        assertThatThrownBy(() -> DatasetCatalog.recognise(folder)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> DatasetCatalog.recognise(folder.resolve("no"))).hasMessageContaining("does not exist");
        Path archive = Files.writeString(folder.resolve("cifar-10-binary.tar.gz"), "x");
        assertThatThrownBy(() -> DatasetCatalog.recognise(archive)).hasMessageContaining("is an archive");
        idx(true, 4, 2, 3);
        assertThatThrownBy(() -> load("cifar-10", 0, 0.1))
                .hasMessageContaining("holds IDX files")
                .hasMessageContaining("not those of cifar-10");
    }

    private Dataset load(String source, int count, double fraction) {
        String path = source.equals("idx") || source.startsWith("cifar") ? folder.toString() : null;
        return new DatasetCatalog()
                .load(new DatasetSpec(source, path, count, 0, fraction, List.of(), List.of(), true, 0, false, 0.1, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "moons, 2, 0.1, 'has 1 training example, a fraction of 0.1 holds out 0 and leaves 1', Give 0 for no",
        "moons, 2, 0.5, 'has 1 training example, a fraction of 0.5 holds out 1 and leaves 0', Give 0 for no",
        "glyphs-grey, 40, 0.1, 'has 4 training examples, a fraction of 0.1 holds out 0', at least 0.125",
        "glyphs-grey, 5, 0.4, 'has 0 training examples', take more training examples"
    })
    void aSplitThatLeavesAPartWithoutAClassIsRefusedWithItsNumbers(
            String source, int count, double fraction, String what, String remedy) {
        assertThatThrownBy(() -> load(source, count, fraction)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.where()).isEqualTo("dataset.validationFraction");
            assertThat(error.what()).contains(what);
            assertThat(error.remedy()).contains(remedy);
        });
    }

    @Test
    void theFractionThatARefusalProposesIsEnough() {
        Dataset data = load("glyphs-grey", 40, 0.125);
        assertThat(data.validation().labels())
                .containsExactlyInAnyOrder(IntStream.range(0, 10).toArray());
        assertThat(load("moons", 2, 0).train().count()).isEqualTo(2);
    }

    @Test
    void aLabelThatAFormatSkipsDoesNotCountAsAClassLeftEmpty() throws IOException {
        Idx.write(folder, true, new byte[40 * 6], labels(40, 1, 2), 2, 3);
        Idx.write(folder, false, new byte[6 * 6], labels(6, 1, 2), 2, 3);
        assertThat(load("idx", 0, 0.1).validation().count()).isEqualTo(4);
    }

    private static byte[] labels(int count, int... among) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) labels[i] = (byte) among[i % among.length];
        return labels;
    }

    @Test
    void aTwoClassTaskWithAnEmptySideIsRefused() {
        List<String> all = Glyphs.CLASS_NAMES;
        assertThatThrownBy(() -> new DatasetCatalog()
                        .load(new DatasetSpec("glyphs-grey", null, 0, 0, 0, all, List.of(), true, 0, false, 0, 0)))
                .hasMessageContaining("no example is left for the side \"others\"");
        assertThatThrownBy(() -> new DatasetCatalog()
                        .load(new DatasetSpec(
                                "glyphs-grey",
                                null,
                                0,
                                0,
                                0,
                                List.of("disc"),
                                List.of("0", "1"),
                                true,
                                0,
                                false,
                                0,
                                0)))
                .as("the same class by name and by number")
                .hasMessageContaining("class disc is on both sides");
    }

    @ParameterizedTest
    @ValueSource(ints = {77, 15})
    void cropsOfMorePaddingThanImageAreRefusedWhereOnlyTheFilesTellTheSize(int crop) throws IOException {
        idx(true, 40, 28, 28);
        idx(false, 6, 28, 28);
        DatasetSpec spec =
                new DatasetSpec("idx", folder.toString(), 0, 0, 0.1, List.of(), List.of(), true, crop, false, 0, 0);
        assertThatThrownBy(() -> new DatasetCatalog().load(spec)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.where()).isEqualTo("dataset.crop");
            assertThat(error.what()).contains("at most 14, half the side of images of 28x28, found " + crop);
        });
    }

    @Test
    void publishedDataSetsHaveTheirClassNamesAndOthersNumbers() throws IOException {
        String real = System.getenv("LIMBECK_DATA");
        assumeTrue(real != null, "LIMBECK_DATA is not set");
        Path fashion = Path.of(real, "fashion-mnist");
        assertThat(names(fashion)).startsWith("T-shirt/top", "Trouser").endsWith("Ankle boot");
        assertThat(names(Path.of(real, "mnist-subset"))).startsWith("0", "1").endsWith("9");
        Dataset grouped = new DatasetCatalog()
                .load(new DatasetSpec(
                        "idx",
                        fashion.toString(),
                        100,
                        100,
                        0,
                        List.of("Sandal", "7", "Ankle boot"),
                        List.of(),
                        true,
                        0,
                        false,
                        0,
                        0));
        assertThat(grouped.classNames()).containsExactly("others", "Sandal+7+Ankle boot");
    }

    private static List<String> names(Path folder) {
        return new DatasetCatalog()
                .load(new DatasetSpec(
                        "idx", folder.toString(), 100, 100, 0, List.of(), List.of(), false, 0, false, 0, 0))
                .classNames();
    }
}
