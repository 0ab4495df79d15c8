package org.limbeck.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.npy.Npy;

/** A kernel on its way into a {@code .npy} file, band by band, so that it is never whole in memory. */
final class KernelFile {
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final Precision precision;
    private final int rows;
    private double trace;

    /** @throws UserError when the target is a pipe or a device, beside which no tiles can grow */
    KernelFile(Path file, Precision precision, int rows) throws IOException {
        if (DurableFiles.isStream(file)) {
            throw new UserError(
                    "is a pipe or a device, and a kernel of %,d rows grows in a file".formatted(rows),
                    file.toString(),
                    "Give the name of a file");
        }
        this.file = DurableFiles.destination(file).toAbsolutePath();
        this.precision = precision;
        this.rows = rows;
    }

    static UserError fault(Path file, IOException cause) {
        return FileFault.writing(file, cause);
    }

    /** Where the tiles grow. */
    Path tiles() {
        return file.resolveSibling(file.getFileName() + ".tiles");
    }

    double trace() {
        return trace;
    }

    private int width() {
        return precision == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
    }

    /** @throws UserError when tiles and kernel do not fit on the disk */
    void requireDisk() throws IOException {
        Files.createDirectories(file.getParent());
        long needed = (long) rows * rows * width() * 3 / 2;
        long free = Files.getFileStore(file.getParent()).getUsableSpace();
        if (needed < free) return;
        throw new UserError(
                "a kernel of %,d rows takes %,d MiB while it is made, the disk has %,d free"
                        .formatted(rows, needed >> 20, free >> 20),
                file.toString(),
                "Use another disk, fewer examples or 32-bit precision");
    }

    /** @throws UserError when the kernel is not finite */
    void write(Gram gram, double scale, Workers workers) throws IOException {
        DurableFiles.file(file, path -> {
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(Npy.header(precision, rows, rows)));
                for (int band = 0; band < gram.bands(); band++) {
                    int height = gram.firstRow(band + 1) - gram.firstRow(band);
                    double[] values = new double[Math.multiplyExact(height, rows)];
                    gram.readBand(band, scale, values);
                    for (int row = 0; row < height; row++) {
                        trace += values[row * rows + gram.firstRow(band) + row];
                    }
                    StructuredKernel.requireFinite(values);
                    write(channel, values);
                    workers.advance(0);
                }
            }
        });
    }

    private void write(FileChannel channel, double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (precision == Precision.FLOAT64) buffer.putDouble(value);
            else buffer.putFloat((float) value);
            if (!buffer.hasRemaining()) drain(channel, buffer);
        }
        drain(channel, buffer);
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) channel.write(buffer);
        buffer.clear();
    }
}
