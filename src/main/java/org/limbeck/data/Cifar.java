package org.limbeck.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.PlainText;
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
        return read(name -> {
            if (!Files.exists(folder.resolve(name)))
                throw FolderContents.missing(folder, name, "CIFAR in binary files");
            return Bytes.read(folder.resolve(name));
        });
    }

    /** Both splits shipped under a name, in one training batch. */
    static RawDataset shipped(String name) {
        Cifar layout = new Cifar(List.of("data_batch_1.bin"), "test_batch.bin", "batches.meta.txt", 1, 0, 10);
        return layout.read(file -> Bytes.shipped(name + "/" + file));
    }

    private RawDataset read(Function<String, Bytes> files) {
        List<Bytes> train = trainFiles.stream().map(files).toList();
        List<String> names = names(files.apply(namesFile));
        return new RawDataset(examples(train), examples(List.of(files.apply(testFile))), names);
    }

    private List<String> names(Bytes file) {
        List<String> names = PlainText.decode(file.content(), file.name())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (names.size() != classes) {
            throw new UserError(
                    "names " + names.size() + " classes where there are " + classes, file.name(), "Restore the file");
        }
        for (int i = 0; i < classes; i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new UserError(
                        "names two classes \"" + names.get(i) + "\"", file.name(), "Give each class a name of its own");
            }
        }
        return names;
    }

    Examples examples(List<Bytes> files) {
        int record = labelBytes + IMAGE;
        long count = 0;
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
        if (count * IMAGE > Integer.MAX_VALUE - 8L) {
            throw new UserError(
                    "hold " + count + " images together, more than fit in memory at once",
                    files.stream().map(Bytes::name).collect(Collectors.joining(", ")),
                    "Use fewer records");
        }
        float[] inputs = new float[(int) count * IMAGE];
        int[] labels = new int[(int) count];
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
