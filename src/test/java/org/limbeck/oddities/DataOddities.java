package org.limbeck.oddities;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders and files of data sets. */
final class DataOddities {
    private DataOddities() {}

    /** Writes the files of a case. */
    @FunctionalInterface
    private interface Writing {
        void into(Path folder) throws Exception;
    }

    private static Oddity refused(String input, String part, Writing files) {
        return Oddity.refused(input, part, folder -> inspected(folder, files));
    }

    private static Oddity answered(String input, String part, Writing files) {
        return Oddity.answered(input, part, folder -> inspected(folder, files));
    }

    private static List<String> inspected(Path folder, Writing files) throws Exception {
        Path data = folder.resolve("data");
        files.into(Files.createDirectory(data));
        return List.of("datasets", "inspect", data.toString());
    }

    static List<Oddity> all() {
        List<Oddity> cases = new ArrayList<>(idx());
        cases.addAll(folders());
        return cases;
    }

    private static List<Oddity> idx() {
        return List.of(
                refused("training images of 8x8 pixels, test images of 9x9", "9x9", folder -> {
                    images(folder, "train", 3, 8, 8);
                    labels(folder, "train", 0, 1, 2);
                    images(folder, "t10k", 3, 9, 9);
                    labels(folder, "t10k", 0, 1, 2);
                    whole(folder);
                }),
                refused("an IDX header with negative sides whose product fits", "-2x-3", folder -> {
                    header(folder, "train", 0x803, 4, -2, -3);
                    whole(folder);
                }),
                refused("an IDX file of no images", "0 images", folder -> {
                    header(folder, "train", 0x803, 0, 2, 3);
                    whole(folder);
                }),
                refused("sides whose product is beyond 64 bits", "cut short", folder -> {
                    header(folder, "train", 0x803, 1 << 22, 1 << 21, 1 << 21);
                    whole(folder);
                }),
                refused("more labels than images", "5 labels", folder -> {
                    labels(folder, "train", 0, 1, 2, 0, 1);
                    whole(folder);
                }),
                refused("no labels", "has no train-labels", folder -> {
                    whole(folder);
                    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
                }),
                answered("a file that is not packed and ends in .gz", "3 training", folder -> {
                    whole(folder);
                    Files.move(folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-images-idx3-ubyte.gz"));
                }));
    }

    private static List<Oddity> folders() {
        return List.of(
                refused("the Python version of CIFAR-10", "Python version", folder -> {
                    for (String name : List.of("batches.meta", "data_batch_1", "test_batch")) {
                        Files.writeString(folder.resolve(name), "x");
                    }
                }),
                refused("the folder above the files", "its folder glyphs does", folder -> {
                    whole(Files.createDirectory(folder.resolve("glyphs")));
                }),
                refused("a folder that is not there", "does not exist", Files::delete),
                refused("class names of CIFAR-10 in Latin-1", "0xE9", folder -> cifar(folder, "caf\u00e9", false)),
                refused(
                        "two classes of CIFAR-10 with one name",
                        "two classes",
                        folder -> cifar(folder, "class 1", false)),
                answered(
                        "class names that begin with a byte-order mark",
                        "class 0",
                        folder -> cifar(folder, "cat", true)));
    }

    private static void cifar(Path folder, String first, boolean mark) throws IOException {
        byte[] record = new byte[3073];
        for (int i = 1; i <= 5; i++) Files.write(folder.resolve("data_batch_" + i + ".bin"), record);
        Files.write(folder.resolve("test_batch.bin"), record);
        StringBuilder names = new StringBuilder(mark ? "\uFEFF" : "");
        for (int i = 0; i < 10; i++) names.append(i == 2 ? first : "class " + i).append('\n');
        Files.write(
                folder.resolve("batches.meta.txt"),
                names.toString().getBytes(mark ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    /** A small data set, beside what the case has written of it. */
    private static void whole(Path folder) throws IOException {
        for (String split : List.of("train", "t10k")) {
            if (!Files.exists(folder.resolve(split + "-images-idx3-ubyte"))) images(folder, split, 3, 2, 2);
            if (!Files.exists(folder.resolve(split + "-labels-idx1-ubyte"))) labels(folder, split, 0, 1, 2);
        }
    }

    private static void images(Path folder, String split, int count, int height, int width) throws IOException {
        byte[] bytes = new byte[16 + count * height * width];
        ByteBuffer.wrap(bytes).putInt(0x803).putInt(count).putInt(height).putInt(width);
        Files.write(folder.resolve(split + "-images-idx3-ubyte"), bytes);
    }

    private static void header(Path folder, String split, int... header) throws IOException {
        byte[] bytes = new byte[16 + 24];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int value : header) buffer.putInt(value);
        Files.write(folder.resolve(split + "-images-idx3-ubyte"), bytes);
    }

    private static void labels(Path folder, String split, int... labels) throws IOException {
        byte[] bytes = new byte[8 + labels.length];
        ByteBuffer.wrap(bytes).putInt(0x801).putInt(labels.length);
        for (int i = 0; i < labels.length; i++) bytes[8 + i] = (byte) labels[i];
        Files.write(folder.resolve(split + "-labels-idx1-ubyte"), bytes);
    }
}
