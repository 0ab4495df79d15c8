package org.limbeck.numeric;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;

/** The header of a {@code .npy} file: element type, element order, shape. */
record NpyHeader(ElementType type, boolean fortran, int[] shape) {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z?])(\\d*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    /** @param kind {@code f}, {@code i}, {@code u} or {@code b} @param width bytes of one element */
    record ElementType(char kind, int width, ByteOrder order) {
        double read(ByteBuffer buffer) {
            if (kind == 'f') return width == 8 ? buffer.getDouble() : buffer.getFloat();
            boolean unsigned = kind == 'u' || kind == 'b';
            return switch (width) {
                case 1 -> unsigned ? Byte.toUnsignedInt(buffer.get()) : buffer.get();
                case 2 -> unsigned ? Short.toUnsignedInt(buffer.getShort()) : buffer.getShort();
                case 4 -> unsigned ? Integer.toUnsignedLong(buffer.getInt()) : buffer.getInt();
                default -> buffer.getLong();
            };
        }
    }

    static NpyHeader parse(String text, String where) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new UserError("does not hold a plain array of numbers", where, "Save a numeric array");
        }
        int[] axes = Arrays.stream(shape.group(1).split(","))
                .map(axis -> axis.strip().replace("L", ""))
                .filter(axis -> !axis.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        return new NpyHeader(elementType(type, where), order.group(1).equals("True"), axes);
    }

    private static ElementType elementType(Matcher type, String where) {
        char kind = type.group(2).equals("?") ? 'b' : type.group(2).charAt(0);
        int width = type.group(3).isEmpty() ? 1 : Integer.parseInt(type.group(3));
        boolean known =
                switch (kind) {
                    case 'f' -> width == 4 || width == 8;
                    case 'i' -> width == 1 || width == 2 || width == 4 || width == 8;
                    case 'u' -> width == 1 || width == 2 || width == 4;
                    case 'b' -> width == 1;
                    default -> false;
                };
        if (!known) {
            throw new UserError(
                    "holds elements of type " + kind + width, where, "Save it as float32, float64 or integers");
        }
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new ElementType(kind, width, order);
    }

    int count() {
        return Tensor.sizeOf(shape);
    }

    /** Elements in C order; single precision stays single, everything else becomes double. */
    Tensor decode(ByteBuffer bytes) {
        bytes.order(type.order());
        int count = count();
        if (type.kind() == 'f' && type.width() == 4) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) values[position(i)] = bytes.getFloat();
            return Tensor.of(values, shape);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[position(i)] = type.read(bytes);
        return Tensor.of(values, shape);
    }

    /** Where the {@code stored}-th element of the file stands in C order. */
    private int position(int stored) {
        if (!fortran || shape.length < 2) return stored;
        int position = 0;
        int stride = count();
        int rest = stored;
        int[] index = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        for (int axis = 0; axis < shape.length; axis++) {
            stride /= shape[axis];
            position += index[axis] * stride;
        }
        return position;
    }

    /** Magic, version and padded header, 64-byte aligned as NumPy writes it. */
    static byte[] encode(String type, int[] shape) {
        String axes = Arrays.stream(shape).mapToObj(axis -> axis + ",").collect(Collectors.joining(" "));
        if (shape.length > 1) axes = axes.substring(0, axes.length() - 1);
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + axes + "), }";
        int padding = 63 - (10 + text.length()) % 64;
        byte[] body = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(10 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        return header.putShort((short) body.length).put(body).array();
    }
}
