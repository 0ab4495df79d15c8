package org.limbeck.numeric.npy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;

/** The header of a {@code .npy} file: element type, element order, shape. */
record NpyHeader(ElementType type, boolean fortran, int[] shape) {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z?])(\\d*)(?:\\[[^']*\\])?'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    private static final long EXACT = 1L << 53;
    private static final Map<Character, String> KINDS = Map.of(
            'f',
            "float",
            'i',
            "int",
            'u',
            "uint",
            'c',
            "complex",
            'm',
            "timedelta",
            'M',
            "datetime",
            'O',
            "object",
            'S',
            "bytes",
            'U',
            "str",
            'V',
            "void");

    /** @param kind {@code f}, {@code i}, {@code u} or {@code b} @param width bytes of one element */
    record ElementType(char kind, int width, ByteOrder order) {
        /** As NumPy calls it. */
        String label() {
            if (kind == 'b') return "bool";
            String known = KINDS.getOrDefault(kind, Character.toString(kind));
            return "fiuc".indexOf(kind) >= 0 ? known + 8 * width : known;
        }

        /** Single precision holds all values of both. */
        boolean isSingle() {
            return kind == 'f' && width <= 4;
        }

        float single(ByteBuffer buffer) {
            return width == 2 ? half(buffer.getShort()) : buffer.getFloat();
        }

        /** IEEE half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
        private static float half(short bits) {
            int exponent = bits >> 10 & 31;
            int fraction = bits & 1023;
            float magnitude;
            if (exponent == 31) magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            else if (exponent == 0) magnitude = Math.scalb((float) fraction, -24);
            else magnitude = Math.scalb((float) (1024 + fraction), exponent - 25);
            return bits < 0 ? -magnitude : magnitude;
        }

        /** @throws UserError for a whole number that double precision would round */
        double read(ByteBuffer buffer, String where) {
            if (kind == 'f') return buffer.getDouble();
            if (width == 8) return whole(buffer.getLong(), where);
            boolean unsigned = kind == 'u' || kind == 'b';
            return switch (width) {
                case 1 -> unsigned ? Byte.toUnsignedInt(buffer.get()) : buffer.get();
                case 2 -> unsigned ? Short.toUnsignedInt(buffer.getShort()) : buffer.getShort();
                default -> unsigned ? Integer.toUnsignedLong(buffer.getInt()) : buffer.getInt();
            };
        }

        private double whole(long value, String where) {
            boolean exact =
                    kind == 'u' ? value >= 0 && value <= EXACT : Math.abs(value) <= EXACT && value != Long.MIN_VALUE;
            if (exact) return value;
            throw new UserError(
                    "holds the " + label() + " " + (kind == 'u' ? Long.toUnsignedString(value) : value)
                            + ", which double precision rounds",
                    where,
                    "Save it as float64 if that is meant");
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
                .mapToInt(axis -> axis(axis, where))
                .toArray();
        return new NpyHeader(elementType(type, where), order.group(1).equals("True"), axes);
    }

    private static int axis(String digits, String where) {
        if (!digits.matches("\\d+")) {
            throw new UserError("has a shape that cannot be read", where, "Save it with numpy.save");
        }
        BigInteger axis = new BigInteger(digits);
        if (axis.bitLength() < Integer.SIZE) return axis.intValue();
        throw new UserError("has an axis of " + digits + " elements", where, "Use arrays of less than 2^31 elements");
    }

    private static ElementType elementType(Matcher type, String where) {
        char kind = type.group(2).equals("?") ? 'b' : type.group(2).charAt(0);
        int width = type.group(3).isEmpty() ? 1 : axis(type.group(3), where);
        boolean known =
                switch (kind) {
                    case 'f' -> width == 2 || width == 4 || width == 8;
                    case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
                    case 'b' -> width == 1;
                    default -> false;
                };
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ElementType element = new ElementType(kind, width, order);
        if (known) return element;
        throw new UserError(
                "holds elements of type " + element.label(), where, "Save it as float32, float64 or integers");
    }

    int count() {
        return Tensor.sizeOf(shape);
    }

    /** Elements in C order; half and single precision become single, everything else double. */
    Tensor decode(ByteBuffer bytes, String where) {
        bytes.order(type.order());
        int count = count();
        if (type.isSingle()) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) values[position(i)] = type.single(bytes);
            return Tensor.of(values, shape);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[position(i)] = type.read(bytes, where);
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
