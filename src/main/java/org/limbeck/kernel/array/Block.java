package org.limbeck.kernel.array;

import java.nio.ByteBuffer;
import org.limbeck.kernel.array.SlidingWindow.Band;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/**
 * An array of one precision outside the Java heap, with the arithmetic that the walk and the kernel need. Whoever
 * allocates a block closes it. Matrices are row-major; offsets and leading dimensions count elements. BLAS products and
 * copies take blocks of any size; the elementwise loops take blocks below 2 GiB. Distinct regions of one block may be
 * written by several threads at once.
 *
 * <p>The two implementations are the same text in {@code float} and {@code double}, since Java has no primitive
 * generics; {@code BlockTest} holds them against each other.
 */
public abstract sealed class Block implements AutoCloseable permits DoubleBlock, FloatBlock {
    /** Contents are undefined until written. */
    public static Block allocate(Precision precision, long size) {
        return precision == Precision.FLOAT64 ? new DoubleBlock(size) : new FloatBlock(size);
    }

    /** A block over direct memory that someone else owns. */
    public static Block over(Precision precision, ByteBuffer memory) {
        return precision == Precision.FLOAT64
                ? new DoubleBlock(memory.asDoubleBuffer())
                : new FloatBlock(memory.asFloatBuffer());
    }

    public static Block of(Precision precision, Tensor tensor) {
        Block block = allocate(precision, tensor.size());
        block.load(0, tensor, 0, tensor.size());
        return block;
    }

    /** Some elements of this block as a block of their own, which must not outlive it and is not closed. */
    public abstract Block part(long offset, long size);

    public abstract long size();

    public abstract Precision precision();

    @Override
    public abstract void close();

    public abstract double get(long index);

    public abstract void set(long index, double value);

    /** Reads elements into a Java array. */
    public abstract void read(long offset, double[] target, int targetOffset, int length);

    abstract void load(long offset, Tensor source, int from, int length);

    public abstract void copy(long offset, Block source, long from, long length);

    public abstract void zero(long offset, long length);

    /** {@code C = alpha op(A) op(B) + beta C} with this block as {@code C (m, n)} and {@code op(A) (m, k)}. */
    public abstract void multiply(Product product, double alpha, View a, View b, double beta, long offset, int stride);

    /** {@code C = A A^T + beta C}, lower triangle only, {@code A (n, k)}. */
    public abstract void gram(int n, int k, View a, double beta, long offset, int stride);

    /** Adds a constant. */
    public abstract void shift(int offset, int length, double amount);

    public abstract void add(int offset, Block source, int from, int length);

    /** {@code this *= source}. */
    public abstract void times(int offset, Block source, int from, int length);

    /** {@code this = scale * source + shift}. */
    public abstract void affine(int offset, Block source, int from, int length, double scale, double shift);

    /** {@code this += a (b + plus)}: the Hadamard product of two Gram matrices, row by row. */
    public abstract void addProduct(int offset, Block a, int fromA, Block b, int fromB, int length, double plus);

    /** In double precision whatever the block's. */
    public abstract double sum(int offset, int length);

    /** In double precision whatever the block's. */
    public abstract double dot(int offset, Block other, int from, int length);

    public abstract void activate(int offset, Block source, int from, int length, Nonlinearity function);

    /** {@code this *= function'(input)}. */
    public abstract void timesDerivative(int offset, Block input, int from, int length, Nonlinearity function);

    /** Writes one tap of the window at all positions of a band; zeros where it lies in the padding. */
    public abstract void unfold(int offset, Block image, int from, SlidingWindow window, int tap, Band band);

    /** The transpose of {@link #unfold}: adds one tap's row to this image. */
    public abstract void fold(int offset, Block row, int from, SlidingWindow window, int tap, Band band);

    /**
     * {@link #fold} for a window that {@linkplain SlidingWindow#keepsWidth keeps the width}: one long addition. Overwrites the
     * row's entries that lie in the padding with zero.
     */
    public abstract void foldRun(int offset, Block row, int from, SlidingWindow window, int tap, Band band);

    /** {@code this (columns, rows) = source (rows, columns)^T}. */
    public abstract void transpose(int offset, Block source, int from, int rows, int columns, int stride);

    /** Maximum of each window; {@code where} gets its flat index in the image (the first in row order at a tie). */
    public abstract void maximum(int offset, Block image, int from, SlidingWindow window, int[] where, int whereOffset);

    /** {@code this[where[j]] += source[j]}. */
    public abstract void scatter(int offset, Block source, int from, int[] where, int whereOffset, int length);

    /** Part of a block seen as a matrix. */
    public record View(Block block, long offset, int stride) {
        public View skip(long elements) {
            return new View(block, offset + elements, stride);
        }
    }

    /** Sizes of a matrix product and which operands are read transposed. */
    public record Product(int m, int n, int k, boolean transposeA, boolean transposeB) {}
}
