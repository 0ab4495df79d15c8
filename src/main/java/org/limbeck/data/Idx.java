package org.limbeck.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;

/** The IDX files of the MNIST family: {@code train-images-idx3-ubyte}, ... plain or gzipped. */
final class Idx {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final List<String> TRAIN = List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    private static final List<String> TEST = List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    /** Any of these in a folder tells that it holds such files. */
    static final List<String> MARKS = List.of(TRAIN.get(0), TRAIN.get(0) + ".gz");

    private Idx() {}

    /** Both splits of a folder, pixels in [0, 1]. @throws UserError for a missing, cut or foreign file */
    static RawDataset read(Path folder) {
        return new RawDataset(
                examples(find(folder, TRAIN.get(0)), find(folder, TRAIN.get(1))),
                examples(find(folder, TEST.get(0)), find(folder, TEST.get(1))),
                List.of());
    }

    /** Both splits shipped under a name. */
    static RawDataset shipped(String name) {
        return new RawDataset(
                examples(Bytes.shipped(name + "/" + TRAIN.get(0)), Bytes.shipped(name + "/" + TRAIN.get(1))),
                examples(Bytes.shipped(name + "/" + TEST.get(0)), Bytes.shipped(name + "/" + TEST.get(1))),
                List.of());
    }

    private static Bytes find(Path folder, String name) {
        Path packed = folder.resolve(name + ".gz");
        return Bytes.read(Files.exists(packed) ? packed : folder.resolve(name));
    }

    static Examples examples(Bytes images, Bytes labels) {
        ByteBuffer pixels = open(images, IMAGES, 16);
        int count = pixels.getInt();
        int height = pixels.getInt();
        int width = pixels.getInt();
        requireSize(images, 16, (long) count * height * width);
        ByteBuffer classes = open(labels, LABELS, 8);
        int labelCount = classes.getInt();
        requireSize(labels, 8, labelCount);
        if (labelCount != count) {
            throw new UserError(
                    "holds " + labelCount + " labels for " + count + " images", labels.name(), "Use files of one set");
        }
        float[] inputs = new float[pixels.remaining()];
        for (int i = 0; i < inputs.length; i++) inputs[i] = Byte.toUnsignedInt(pixels.get()) / 255f;
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = Byte.toUnsignedInt(classes.get());
        return new Examples(new int[] {1, height, width}, inputs, numbers);
    }

    private static ByteBuffer open(Bytes file, int magic, int header) {
        ByteBuffer buffer = ByteBuffer.wrap(file.content());
        if (buffer.remaining() < header) throw cut(file, header);
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

    private static void requireSize(Bytes file, int header, long body) {
        if (file.content().length < header + body) throw cut(file, header + body);
        if (body < 0 || file.content().length > header + body) {
            throw new UserError(
                    "has " + file.content().length + " bytes where its header says " + (header + body),
                    file.name(),
                    "Fetch the file again");
        }
    }

    private static UserError cut(Bytes file, long expected) {
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
