package org.limbeck.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.data.random.Seeds;

/**
 * The generated image data sets in real file formats: {@code glyphs-grey} as IDX, {@code glyphs-rgb} as CIFAR-10
 * binary. What {@code sample-data/} ships is the output for {@link #SEED}.
 */
public final class SampleData {
    /** Seed of the shipped files. */
    public static final long SEED = 20230501;

    static final int TRAIN = 2000;
    static final int TEST = 500;

    private SampleData() {}

    /**
     * Writes both data sets below a folder; the same seed gives the same bytes on every machine.
     *
     * @throws UserError when the folder cannot be written
     */
    public static void generate(Path folder, long seed) {
        try {
            grey(folder.resolve("glyphs-grey"), seed);
            rgb(folder.resolve("glyphs-rgb"), seed + 1);
        } catch (IOException e) {
            throw FileFault.writing(folder, e);
        }
    }

    private static void grey(Path folder, long seed) throws IOException {
        Glyphs glyphs = new Glyphs(28, 1);
        for (boolean train : new boolean[] {true, false}) {
            long drawing = Seeds.mix(seed, train ? 1 : 2);
            byte[] labels = Glyphs.labels(train ? TRAIN : TEST, drawing);
            Idx.write(folder, train, glyphs.draw(labels, drawing), labels, 28, 28);
        }
    }

    private static void rgb(Path folder, long seed) throws IOException {
        Glyphs glyphs = new Glyphs(32, 3);
        for (boolean train : new boolean[] {true, false}) {
            long drawing = Seeds.mix(seed, train ? 1 : 2);
            byte[] labels = Glyphs.labels(train ? TRAIN : TEST, drawing);
            Cifar.write(
                    folder.resolve(train ? "data_batch_1.bin" : "test_batch.bin"),
                    glyphs.draw(labels, drawing),
                    labels);
        }
        byte[] names = (String.join("\n", Glyphs.CLASS_NAMES) + "\n").getBytes(StandardCharsets.UTF_8);
        DurableFiles.file(folder.resolve("batches.meta.txt"), path -> Files.write(path, names));
    }
}
