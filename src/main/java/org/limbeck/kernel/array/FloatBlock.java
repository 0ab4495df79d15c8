package org.limbeck.kernel.array;

import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.limbeck.kernel.array.SlidingWindow.Band;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/** {@link Block} in single precision. */
final class FloatBlock extends Block {
    private static final int BYTES = Float.BYTES;

    /** Of a block too large for a buffer, which is only read and written by the pointer. */
    private static final FloatBuffer BEYOND =
            ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder()).asFloatBuffer();

    private final FloatPointer memory;
    private final FloatBuffer values;

    FloatBlock(long size) {
        this(new FloatPointer(Math.max(1, size)), size);
    }

    /** Over direct memory, kept alive by the buffer. */
    FloatBlock(FloatBuffer values) {
        this.memory = new FloatPointer(values);
        this.values = values;
    }

    private FloatBlock(FloatPointer memory, long size) {
        this.memory = memory;
        this.values = size * BYTES <= Integer.MAX_VALUE ? memory.asBuffer() : BEYOND;
    }

    @Override
    public Block part(long offset, long size) {
        FloatPointer start = memory.getPointer(offset);
        start.capacity(size);
        return new FloatBlock(start, size);
    }

    private static FloatBlock own(Block block) {
        return (FloatBlock) block;
    }

    private FloatPointer at(long offset) {
        return offset == 0 ? memory : memory.getPointer(offset);
    }

    @Override
    public long size() {
        return memory.limit();
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public void close() {
        memory.close();
    }

    @Override
    public double get(long index) {
        return memory.get(index);
    }

    @Override
    public void set(long index, double value) {
        memory.put(index, (float) value);
    }

    @Override
    public void read(long offset, double[] target, int targetOffset, int length) {
        if (values.capacity() == 0) {
            for (int i = 0; i < length; i++) target[targetOffset + i] = memory.get(offset + i);
            return;
        }
        int from = (int) offset;
        for (int i = 0; i < length; i++) target[targetOffset + i] = values.get(from + i);
    }

    @Override
    void load(long offset, Tensor source, int from, int length) {
        at(offset).put(source.floats(), from, length);
    }

    @Override
    public void copy(long offset, Block source, long from, long length) {
        Pointer.memcpy(at(offset), own(source).at(from), length * BYTES);
    }

    @Override
    public void zero(long offset, long length) {
        Pointer.memset(at(offset), 0, length * BYTES);
    }

    @Override
    public void multiply(Product product, double alpha, View a, View b, double beta, long offset, int stride) {
        cblas_sgemm(
                CblasRowMajor,
                product.transposeA() ? CblasTrans : CblasNoTrans,
                product.transposeB() ? CblasTrans : CblasNoTrans,
                product.m(),
                product.n(),
                product.k(),
                (float) alpha,
                own(a.block()).at(a.offset()),
                a.stride(),
                own(b.block()).at(b.offset()),
                b.stride(),
                (float) beta,
                at(offset),
                stride);
    }

    @Override
    public void gram(int n, int k, View a, double beta, long offset, int stride) {
        FloatPointer operand = own(a.block()).at(a.offset());
        cblas_ssyrk(
                CblasRowMajor,
                CblasLower,
                CblasNoTrans,
                n,
                k,
                1,
                operand,
                a.stride(),
                (float) beta,
                at(offset),
                stride);
    }

    @Override
    public void shift(int offset, int length, double amount) {
        float plus = (float) amount;
        for (int i = offset; i < offset + length; i++) values.put(i, values.get(i) + plus);
    }

    @Override
    public void add(int offset, Block source, int from, int length) {
        FloatBuffer other = own(source).values;
        for (int i = 0; i < length; i++) values.put(offset + i, values.get(offset + i) + other.get(from + i));
    }

    @Override
    public void times(int offset, Block source, int from, int length) {
        FloatBuffer other = own(source).values;
        for (int i = 0; i < length; i++) values.put(offset + i, values.get(offset + i) * other.get(from + i));
    }

    @Override
    public void affine(int offset, Block source, int from, int length, double scale, double shift) {
        FloatBuffer other = own(source).values;
        float factor = (float) scale;
        float plus = (float) shift;
        for (int i = 0; i < length; i++) values.put(offset + i, factor * other.get(from + i) + plus);
    }

    @Override
    public void addProduct(int offset, Block a, int fromA, Block b, int fromB, int length, double plus) {
        FloatBuffer left = own(a).values;
        FloatBuffer right = own(b).values;
        float more = (float) plus;
        for (int i = 0; i < length; i++) {
            values.put(offset + i, values.get(offset + i) + left.get(fromA + i) * (right.get(fromB + i) + more));
        }
    }

    @Override
    public double sum(int offset, int length) {
        double even = 0;
        double odd = 0;
        int i = offset;
        for (; i + 1 < offset + length; i += 2) {
            even += values.get(i);
            odd += values.get(i + 1);
        }
        return i < offset + length ? even + odd + values.get(i) : even + odd;
    }

    @Override
    public double dot(int offset, Block other, int from, int length) {
        FloatBuffer right = own(other).values;
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            even += (double) values.get(offset + i) * right.get(from + i);
            odd += (double) values.get(offset + i + 1) * right.get(from + i + 1);
        }
        return i < length ? even + odd + (double) values.get(offset + i) * right.get(from + i) : even + odd;
    }

    @Override
    public void activate(int offset, Block source, int from, int length, Nonlinearity function) {
        FloatBuffer input = own(source).values;
        if (function == Nonlinearity.RELU) {
            for (int i = 0; i < length; i++) values.put(offset + i, Math.max(0, input.get(from + i)));
        } else {
            for (int i = 0; i < length; i++) {
                values.put(offset + i, (float) Elementwise.value(function, input.get(from + i)));
            }
        }
    }

    @Override
    public void timesDerivative(int offset, Block source, int from, int length, Nonlinearity function) {
        FloatBuffer input = own(source).values;
        if (function == Nonlinearity.RELU) {
            for (int i = 0; i < length; i++) {
                if (!(input.get(from + i) > 0)) values.put(offset + i, 0);
            }
        } else {
            for (int i = 0; i < length; i++) {
                double by = Elementwise.derivative(function, input.get(from + i));
                values.put(offset + i, (float) (values.get(offset + i) * by));
            }
        }
    }

    @Override
    public void unfold(int offset, Block image, int from, SlidingWindow window, int tap, Band band) {
        FloatImages.unfold(values, offset, own(image).values, from, window, tap, band);
    }

    @Override
    public void fold(int offset, Block row, int from, SlidingWindow window, int tap, Band band) {
        FloatImages.fold(values, offset, own(row).values, from, window, tap, band);
    }

    @Override
    public void foldRun(int offset, Block row, int from, SlidingWindow window, int tap, Band band) {
        FloatImages.zeroPadding(own(row).values, from, window, tap, band);
        SlidingWindow.Run run = window.run(tap, band);
        if (run.length() == 0) return;
        long plane = offset + (long) window.channelOf(tap) * window.height() * window.width();
        FloatPointer target = at(plane + run.start() + run.shift());
        cblas_saxpy(run.length(), 1, own(row).at(from + run.start()), 1, target, 1);
    }

    @Override
    public void transpose(int offset, Block source, int from, int rows, int columns, int stride) {
        FloatBuffer other = own(source).values;
        for (int row = 0; row < rows; row++) {
            int read = from + row * columns;
            for (int column = 0; column < columns; column++) {
                values.put(offset + column * stride + row, other.get(read + column));
            }
        }
    }

    @Override
    public void maximum(int offset, Block image, int from, SlidingWindow window, int[] where, int whereOffset) {
        FloatImages.maximum(values, offset, own(image).values, from, window, where, whereOffset);
    }

    @Override
    public void scatter(int offset, Block source, int from, int[] where, int whereOffset, int length) {
        FloatBuffer other = own(source).values;
        for (int i = 0; i < length; i++) {
            int to = offset + where[whereOffset + i];
            values.put(to, values.get(to) + other.get(from + i));
        }
    }
}
