package org.limbeck.data;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;

/** The IDX files of the MNIST family: {@code train-images-idx3-ubyte}, ... plain or gzipped. */
final class Idx {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final List<String> TRAIN = List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    private static final List<String> TEST = List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    /** The four files as they are published. */
    static final List<String> NAMES =
            Stream.concat(TRAIN.stream(), TEST.stream()).toList();

    /** Any of these in a folder tells that it holds such files. */
    static final List<String> MARKS = spellings(TRAIN.get(0));

    private Idx() {}

    /** Some archives write a dot where the original has a dash. */
    private static List<String> spellings(String name) {
        String dotted = name.replace("-idx", ".idx");
        return List.of(name, name + ".gz", dotted, dotted + ".gz");
    }

    /**
     * Both splits of a folder, pixels in [0, 1]; with the names of its classes where the labels are those of a published
     * data set.
     *
     * @throws UserError for a missing, cut or foreign file
     */
    static RawDataset read(Path folder) {
        Bytes trainImages = find(folder, TRAIN.get(0));
        Bytes trainLabels = find(folder, TRAIN.get(1));
        Bytes testImages = find(folder, TEST.get(0));
        Bytes testLabels = find(folder, TEST.get(1));
        Examples train = examples(trainImages, trainLabels);
        Examples test = examples(testImages, testLabels);
        if (!Arrays.equals(train.shape(), test.shape())) {
            throw new UserError(
                    "holds images of " + sides(test) + " where " + trainImages.name() + " holds images of "
                            + sides(train),
                    testImages.name(),
                    "Use files of one set");
        }
        return new RawDataset(train, test, PublishedLabels.classNames(trainLabels, testLabels));
    }

    private static String sides(Examples images) {
        return images.shape()[1] + "x" + images.shape()[2];
    }

    /** Both splits shipped under a name. */
    static RawDataset shipped(String name) {
        return new RawDataset(
                examples(Bytes.shipped(name + "/" + TRAIN.get(0)), Bytes.shipped(name + "/" + TRAIN.get(1))),
                examples(Bytes.shipped(name + "/" + TEST.get(0)), Bytes.shipped(name + "/" + TEST.get(1))),
                List.of());
    }

    private static Bytes find(Path folder, String name) {
        for (String spelling :
                List.of(name + ".gz", name, name.replace("-idx", ".idx") + ".gz", name.replace("-idx", ".idx"))) {
            if (Files.isRegularFile(folder.resolve(spelling))) return Bytes.read(folder.resolve(spelling));
        }
        throw FolderContents.missing(folder, name, "a data set in IDX files");
    }

    static Examples examples(Bytes images, Bytes labels) {
        ByteBuffer pixels = open(images, IMAGES, 16);
        int count = pixels.getInt();
        int height = pixels.getInt();
        int width = pixels.getInt();
        if (count < 1 || height < 1 || width < 1) {
            throw new UserError(
                    "its header says " + count + " images of " + height + "x" + width + " pixels",
                    images.name(),
                    "Check that the file is what its name says");
        }
        requireSize(images, 16, count, height, width);
        ByteBuffer classes = open(labels, LABELS, 8);
        int labelCount = classes.getInt();
        if (labelCount != count) {
            throw new UserError(
                    "holds " + labelCount + " labels for the " + count + " images of " + images.name(),
                    labels.name(),
                    "Use files of one set");
        }
        requireSize(labels, 8, labelCount);
        float[] inputs = new float[pixels.remaining()];
        for (int i = 0; i < inputs.length; i++) inputs[i] = Byte.toUnsignedInt(pixels.get()) / 255f;
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = Byte.toUnsignedInt(classes.get());
        return new Examples(new int[] {1, height, width}, inputs, numbers);
    }

    private static ByteBuffer open(Bytes file, int magic, int header) {
        ByteBuffer buffer = ByteBuffer.wrap(file.content());
        if (buffer.remaining() < header) throw cut(file, BigInteger.valueOf(header));
        int found = buffer.getInt();
        if (found != magic) {
            throw new UserError(
                    "starts with 0x%08x, not with 0x%08x as an IDX file of %s does"
                            .formatted(found, magic, magic == IMAGES ? "images" : "labels"),
                    file.name(),
                    "Check that the file is what its name says");
        }
        return buffer;
    }

    /** @param sides of the body, each above 0; their product may be beyond what a long holds */
    private static void requireSize(Bytes file, int header, int... sides) {
        BigInteger body = BigInteger.ONE;
        for (int side : sides) body = body.multiply(BigInteger.valueOf(side));
        BigInteger expected = body.add(BigInteger.valueOf(header));
        int order = BigInteger.valueOf(file.content().length).compareTo(expected);
        if (order < 0) throw cut(file, expected);
        if (order > 0) {
            throw new UserError(
                    "has " + file.content().length + " bytes where its header says " + expected,
                    file.name(),
                    "Fetch the file again");
        }
    }

    private static UserError cut(Bytes file, BigInteger expected) {
        return new UserError(
                "is cut short: " + file.content().length + " bytes of " + expected,
                file.name(),
                "Fetch the file again");
    }

    /** Writes one split, plain. @param images {@code count x height x width} bytes */
    static void write(Path folder, boolean train, byte[] images, byte[] labels, int height, int width)
            throws IOException {
        List<String> names = train ? TRAIN : TEST;
        ByteBuffer header = ByteBuffer.allocate(16 + images.length);
        header.putInt(IMAGES).putInt(labels.length).putInt(height).putInt(width).put(images);
        DurableFiles.file(folder.resolve(names.get(0)), path -> Files.write(path, header.array()));
        ByteBuffer list = ByteBuffer.allocate(8 + labels.length);
        list.putInt(LABELS).putInt(labels.length).put(labels);
        DurableFiles.file(folder.resolve(names.get(1)), path -> Files.write(path, list.array()));
    }
}
