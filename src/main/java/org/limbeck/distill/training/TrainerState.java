package org.limbeck.distill.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/**
 * All that a training needs to go on bit for bit: steps done, every parameter (running statistics of batch
 * normalisation among them) and the optimiser's memory. The order of numbers is the compiled graph's own; {@code
 * fingerprint} says for which training they are. The file ends in a checksum, so that one cut short is noticed.
 *
 * @param fingerprint of architecture and settings; two trainings that differ in it cannot take each other's state
 * @param step steps done
 * @param parameters flat
 * @param optimiser flat
 */
record TrainerState(String fingerprint, long step, float[] parameters, float[] optimiser) {
    private static final byte[] MAGIC = "limbeck-trainer/1\n".getBytes(StandardCharsets.US_ASCII);

    /** Writes to a temporary name beside {@code file}, makes it durable, then renames. @throws UserError when it cannot */
    void write(Path file) {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = encode();
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            rename(temporary, file);
        } catch (IOException e) {
            throw FileFault.writing(
                    "the training state", file, "free some space or make the folder writable, then resume", e);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private ByteBuffer encode() {
        byte[] name = fingerprint.getBytes(StandardCharsets.UTF_8);
        long size = MAGIC.length + 4L + name.length + 8 + 8 + 4L * (parameters.length + (long) optimiser.length) + 4;
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putInt(name.length).put(name).putLong(step);
        put(bytes, parameters);
        put(bytes, optimiser);
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return bytes.flip();
    }

    private static void put(ByteBuffer bytes, float[] values) {
        bytes.putInt(values.length);
        bytes.asFloatBuffer().put(values);
        bytes.position(bytes.position() + 4 * values.length);
    }

    /** @throws UserError when the file is missing, foreign, cut short or changed */
    static TrainerState read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserError(
                    "the training state cannot be read: " + FileFault.reading(e),
                    file.toString(),
                    "check that the file exists and may be read",
                    e);
        }
        requireWhole(content, file);
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(MAGIC.length);
        byte[] name = new byte[bytes.getInt()];
        bytes.get(name);
        long step = bytes.getLong();
        float[] parameters = floats(bytes);
        float[] optimiser = floats(bytes);
        return new TrainerState(new String(name, StandardCharsets.UTF_8), step, parameters, optimiser);
    }

    private static void requireWhole(byte[] content, Path file) {
        int end = content.length - 4;
        boolean ours = content.length >= MAGIC.length
                && ByteBuffer.wrap(content, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
        if (!ours) {
            throw new UserError("this is not a training state", file.toString(), "name a file that this program saved");
        }
        if (end < MAGIC.length
                || ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(end) != checksum(content, end)) {
            throw new UserError(
                    "the training state is damaged or cut short",
                    file.toString(),
                    "resume from an earlier checkpoint, or start the run again");
        }
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.getInt()];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + 4 * values.length);
        return values;
    }

    private static int checksum(byte[] content, int length) {
        CRC32C sum = new CRC32C();
        sum.update(content, 0, length);
        return (int) sum.getValue();
    }
}
