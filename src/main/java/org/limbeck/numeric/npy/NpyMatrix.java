package org.limbeck.numeric.npy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.numeric.SymmetricRows;

/**
 * A square {@code .npy} matrix of any size, mapped into memory and not read before it is needed: the way to a kernel
 * that no Java array holds. The system's file cache decides how much of it is in memory.
 */
public final class NpyMatrix implements SymmetricRows {
    private final int order;
    private final int rowsOfPart;
    private final FloatBuffer[] singles;
    private final DoubleBuffer[] doubles;

    private NpyMatrix(int order, int rowsOfPart, FloatBuffer[] singles, DoubleBuffer[] doubles) {
        this.order = order;
        this.rowsOfPart = rowsOfPart;
        this.singles = singles;
        this.doubles = doubles;
    }

    /** The shape that a file's header states. @throws UserError when it is missing or holds no numeric array */
    public static int[] shape(Path file) {
        return header(file).header.shape();
    }

    /**
     * Maps a file.
     *
     * @throws UserError when it is missing, cut short, not square, or not little-endian float32 or float64 in C order
     */
    public static NpyMatrix map(Path file) {
        Header found = header(file);
        int[] shape = found.header.shape();
        NpyHeader.ElementType type = found.header.type();
        boolean plain = type.kind() == 'f' && type.width() >= Float.BYTES && type.order() == ByteOrder.LITTLE_ENDIAN;
        if (shape.length != 2 || shape[0] != shape[1] || shape[0] == 0 || !plain) {
            throw new UserError(
                    "is " + type.label() + Arrays.toString(shape)
                            + ", not a square matrix of little-endian float32 or float64",
                    file.toString(),
                    "Save a kernel with numpy.save, as float32 or float64");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return map(channel, found.length, shape[0], type.width(), file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    private static NpyMatrix map(FileChannel channel, int start, int order, int width, Path file) throws IOException {
        long row = (long) order * width;
        if (channel.size() < start + row * order) {
            throw new UserError("is cut short", file.toString(), "Write the file again");
        }
        if (channel.size() > start + row * order) {
            throw new UserError("has bytes after the array", file.toString(), "Write the file again");
        }
        int rows = (int) Math.min(order, Integer.MAX_VALUE / row);
        int parts = (order + rows - 1) / rows;
        FloatBuffer[] singles = new FloatBuffer[parts];
        DoubleBuffer[] doubles = new DoubleBuffer[parts];
        for (int part = 0; part < parts; part++) {
            long length = row * Math.min(rows, order - part * rows);
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, start + part * row * rows, length);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            if (width == Float.BYTES) singles[part] = bytes.asFloatBuffer();
            else doubles[part] = bytes.asDoubleBuffer();
        }
        return new NpyMatrix(order, rows, singles, doubles);
    }

    /** A parsed header and how many bytes stand before the data. */
    record Header(NpyHeader header, int length) {}

    static Header header(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.mark(1 << 21);
            String text = Npy.headerText(in, file.toString());
            in.reset();
            in.skipNBytes(Npy.MAGIC_LENGTH);
            int prefix = in.readUnsignedByte() == 1 ? Npy.MAGIC_LENGTH + 4 : Npy.MAGIC_LENGTH + 6;
            int length = prefix + text.getBytes(StandardCharsets.UTF_8).length;
            return new Header(NpyHeader.parse(text, file.toString()), length);
        } catch (EOFException e) {
            throw new UserError("is cut short", file.toString(), "Write the file again", e);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public void read(int row, int column, int count, DoubleBuffer target, int at) {
        int part = row / rowsOfPart;
        int from = (row - part * rowsOfPart) * order + column;
        if (singles[part] == null) {
            target.put(at, doubles[part], from, count);
            return;
        }
        float[] narrow = new float[count];
        double[] wide = new double[count];
        singles[part].get(from, narrow);
        for (int i = 0; i < count; i++) wide[i] = narrow[i];
        target.put(at, wide);
    }
}
