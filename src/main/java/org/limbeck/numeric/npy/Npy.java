package org.limbeck.numeric.npy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/**
 * NumPy's {@code .npy} files. Reads versions 1 to 3 of any numeric type and either element order; writes little-endian
 * float32 or float64 in C order.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    static final int MAGIC_LENGTH = MAGIC.length;
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /** @throws UserError when the file is missing, cut short, or holds no numeric array */
    public static Tensor read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            Tensor tensor = read(in, Files.isRegularFile(file) ? Files.size(file) : Long.MAX_VALUE, file.toString());
            if (in.read() >= 0) {
                throw new UserError("has bytes after the array", file.toString(), "Write the file again");
            }
            return tensor;
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    /** Writes to a temporary name beside the file, syncs, then renames. */
    public static void write(Path file, Tensor tensor) {
        try {
            DurableFiles.file(file, path -> fill(path, tensor));
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }

    /**
     * What the elements of a file are, as NumPy calls it: {@code float32}, {@code float64}, {@code int64} ...
     *
     * @throws UserError when it is missing or holds no numeric array
     */
    public static String type(Path file) {
        return NpyMatrix.header(file).header().type().label();
    }

    /** Writes as part of what {@link DurableFiles} makes appear whole. */
    public static void fill(Path file, Tensor tensor) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, tensor);
        }
    }

    /** The header of a matrix that is written piece by piece; little-endian elements in C order follow. */
    public static byte[] header(Precision precision, int rows, int columns) {
        return NpyHeader.encode(precision == Precision.FLOAT64 ? "<f8" : "<f4", new int[] {rows, columns});
    }

    /** @param available bytes at most, so that a header cannot ask for more memory than the file has content */
    static Tensor read(InputStream in, long available, String where) throws IOException {
        try {
            DataInputStream data = new DataInputStream(in);
            NpyHeader header = NpyHeader.parse(headerText(data, where), where);
            int length = Math.multiplyExact(header.count(), header.type().width());
            if (length > available) throw new EOFException();
            byte[] bytes = new byte[length];
            data.readFully(bytes);
            return header.decode(ByteBuffer.wrap(bytes), where);
        } catch (EOFException e) {
            throw new UserError("is cut short", where, "Write the file again", e);
        } catch (ArithmeticException e) {
            throw new UserError("is larger than 2 GiB, the limit for one array", where, "Use a smaller array", e);
        }
    }

    /** Reads up to the first byte of the data. */
    static String headerText(DataInputStream data, String where) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        data.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new UserError("is not a .npy array", where, "Save it with numpy.save");
        }
        int major = data.readUnsignedByte();
        data.readUnsignedByte();
        int length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
                : Integer.reverseBytes(data.readInt());
        if (major < 1 || major > 3 || length < 0 || length > 1 << 20) {
            throw new UserError("has an unknown .npy version or a broken header", where, "Save it with numpy.save");
        }
        byte[] text = new byte[length];
        data.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    static void write(OutputStream stream, Tensor tensor) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(stream, CHUNK);
        boolean wide = tensor.precision() == Precision.FLOAT64;
        out.write(NpyHeader.encode(wide ? "<f8" : "<f4", tensor.shape()));
        int width = wide ? 8 : 4;
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int size = tensor.size();
        for (int start = 0; start < size; start += CHUNK / width) {
            int count = Math.min(CHUNK / width, size - start);
            if (wide) buffer.asDoubleBuffer().put(tensor.doubles(), start, count);
            else buffer.asFloatBuffer().put(tensor.floats(), start, count);
            out.write(buffer.array(), 0, count * width);
        }
        out.flush();
    }
}
