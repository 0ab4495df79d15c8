package org.limbeck.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/**
 * Logits on the disk as a plain {@code .npy} file (little-endian float32, {@code n x d}, C order), written once and read
 * by mapping it into memory.
 */
public final class LogitsFile {
    private static final int PREAMBLE = 10;
    private static final int ALIGNMENT = 64;

    private LogitsFile() {}

    public static void write(Path file, float[] logits, int outputs) throws IOException {
        byte[] header = header(logits.length / outputs, outputs);
        ByteBuffer buffer = ByteBuffer.allocate(header.length + logits.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(logits);
        buffer.rewind();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (buffer.hasRemaining()) channel.write(buffer);
        }
    }

    private static byte[] header(int rows, int columns) {
        String fields = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int padding = ALIGNMENT - (PREAMBLE + fields.length() + 1) % ALIGNMENT;
        String padded = fields + " ".repeat(padding) + "\n";
        ByteBuffer header = ByteBuffer.allocate(PREAMBLE + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        header.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    /** A copy. @throws UserError when the file is missing, cut short or of another width */
    public static float[] read(Path file, int outputs) {
        FloatBuffer mapped = map(file, outputs);
        float[] logits = new float[mapped.limit()];
        mapped.get(0, logits);
        return logits;
    }

    /**
     * The file itself, mapped into memory: pages are read when they are asked for, and given back when memory is short.
     *
     * @throws UserError as {@link #read}
     */
    public static FloatBuffer map(Path file, int outputs) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            rows(mapped, file, outputs);
            return mapped.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        } catch (IOException e) {
            throw damaged(file, "cannot be read: " + FileFault.reading(e), e);
        }
    }

    /** Leaves the buffer at the first value. */
    private static void rows(ByteBuffer mapped, Path file, int outputs) {
        if (mapped.limit() < PREAMBLE || mapped.get(1) != 'N') throw damaged(file, "is no .npy file", null);
        int headerEnd = PREAMBLE + (mapped.getShort(8) & 0xffff);
        long bytes = mapped.limit() - (long) headerEnd;
        if (bytes < 0 || bytes % ((long) outputs * Float.BYTES) != 0) throw damaged(file, "is cut short", null);
        byte[] text = new byte[headerEnd - PREAMBLE];
        mapped.position(PREAMBLE).get(text);
        int rows = (int) (bytes / Float.BYTES / outputs);
        String expected = "'shape': (" + rows + ", " + outputs + ")";
        if (!new String(text, StandardCharsets.US_ASCII).contains(expected)) {
            throw damaged(file, "is cut short or of another shape", null);
        }
    }

    private static UserError damaged(Path file, String what, @Nullable IOException cause) {
        return new UserError(
                "the stored predictions file " + what,
                file.toString(),
                "delete this teacher and let it be trained or imported again; runs that used it stay as they are",
                cause);
    }
}
