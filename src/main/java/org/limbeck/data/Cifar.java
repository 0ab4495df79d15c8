package org.limbeck.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;

/**
 * The binary files of CIFAR-10 and CIFAR-100, with any number of records a file.
 *
 * @param trainFiles names
 * @param testFile name
 * @param namesFile class names, one a line
 * @param labelBytes before each image
 * @param labelByte which of them is the label
 * @param classes labels are below
 */
record Cifar(List<String> trainFiles, String testFile, String namesFile, int labelBytes, int labelByte, int classes) {
    static final Cifar TEN = new Cifar(
            IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> "data_batch_" + i + ".bin")
                    .toList(),
            "test_batch.bin",
            "batches.meta.txt",
            1,
            0,
            10);
    static final Cifar HUNDRED_FINE = new Cifar(List.of("train.bin"), "test.bin", "fine_label_names.txt", 2, 1, 100);
    static final Cifar HUNDRED_COARSE = new Cifar(List.of("train.bin"), "test.bin", "coarse_label_names.txt", 2, 0, 20);
    private static final int SIDE = 32;
    private static final int IMAGE = 3 * SIDE * SIDE;

    /** Both splits of a folder, pixels in [0, 1]. @throws UserError for a missing or cut file or a label out of range */
    RawDataset read(Path folder) {
        return read(name -> Bytes.read(folder.resolve(name)));
    }

    /** Both splits shipped under a name, in one training batch. */
    static RawDataset shipped(String name) {
        Cifar layout = new Cifar(List.of("data_batch_1.bin"), "test_batch.bin", "batches.meta.txt", 1, 0, 10);
        return layout.read(file -> Bytes.shipped(name + "/" + file));
    }

    private RawDataset read(Function<String, Bytes> files) {
        List<Bytes> train = trainFiles.stream().map(files).toList();
        List<String> names = new String(files.apply(namesFile).content(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (names.size() != classes) {
            throw new UserError(
                    "names " + names.size() + " classes where there are " + classes, namesFile, "Restore the file");
        }
        return new RawDataset(examples(train), examples(List.of(files.apply(testFile))), names);
    }

    Examples examples(List<Bytes> files) {
        int record = labelBytes + IMAGE;
        int count = 0;
        for (Bytes file : files) {
            if (file.content().length == 0 || file.content().length % record != 0) {
                throw new UserError(
                        "has " + file.content().length + " bytes, not a whole number of records of " + record
                                + ": it is cut short or of another format",
                        file.name(),
                        "Fetch the file again");
            }
            count += file.content().length / record;
        }
        float[] inputs = new float[Math.multiplyExact(count, IMAGE)];
        int[] labels = new int[count];
        int at = 0;
        for (Bytes file : files) {
            for (int start = 0; start < file.content().length; start += record, at++) {
                labels[at] = label(file, start);
                for (int i = 0; i < IMAGE; i++) {
                    inputs[at * IMAGE + i] = Byte.toUnsignedInt(file.content()[start + labelBytes + i]) / 255f;
                }
            }
        }
        return new Examples(new int[] {3, SIDE, SIDE}, inputs, labels);
    }

    private int label(Bytes file, int start) {
        int label = Byte.toUnsignedInt(file.content()[start + labelByte]);
        if (label >= classes) {
            throw new UserError(
                    "record " + start / (labelBytes + IMAGE) + " has label " + label + ", which is not below "
                            + classes,
                    file.name(),
                    "Check that it is the file of this data set");
        }
        return label;
    }

    /** Writes a batch file. @param images {@code count x 3 x 32 x 32} bytes, channel by channel */
    static void write(Path file, byte[] images, byte[] labels) throws IOException {
        byte[] records = new byte[labels.length * (1 + IMAGE)];
        for (int i = 0; i < labels.length; i++) {
            records[i * (1 + IMAGE)] = labels[i];
            System.arraycopy(images, i * IMAGE, records, i * (1 + IMAGE) + 1, IMAGE);
        }
        DurableFiles.file(file, path -> Files.write(path, records));
    }
}
