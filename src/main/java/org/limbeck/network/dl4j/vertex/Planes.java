package org.limbeck.network.dl4j.vertex;

import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images off the heap, {@code (n, c, h, w)}, read and written one channel of one image at a time: a plane fits the
 * processor's cache, so that everything done to it costs one pass over memory. Safe for several threads on different
 * planes.
 */
public final class Planes {
    private final INDArray array;
    private final FloatBuffer values;
    private final int channels;
    private final int size;

    private Planes(INDArray array) {
        this.array = array;
        this.channels = (int) array.size(1);
        this.size = (int) (array.size(2) * array.size(3));
        this.values = numbers(array);
    }

    /** The memory of an array in C order. */
    public static FloatBuffer numbers(INDArray array) {
        FloatPointer start = new FloatPointer(array.data().addressPointer());
        start.position(0).capacity(array.length()).limit(array.length());
        return start.asBuffer();
    }

    /** The array itself, or a copy in C order. */
    public static INDArray ordered(INDArray array) {
        return inOrder(array) ? array : array.dup('c');
    }

    /** For reading; copied when its memory is not in C order. */
    public static Planes reading(INDArray array) {
        return new Planes(ordered(array));
    }

    /** For writing; must be in C order. */
    public static Planes writing(INDArray array) {
        if (!inOrder(array)) throw new IllegalArgumentException("not in C order: " + array.shapeInfoToString());
        return new Planes(array);
    }

    /** Whether memory is in C order without gaps; the strides of axes with one entry mean nothing. */
    static boolean inOrder(INDArray array) {
        long expected = 1;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            if (array.size(axis) != 1 && array.stride(axis) != expected) return false;
            expected *= array.size(axis);
        }
        return true;
    }

    public int images() {
        return (int) array.size(0);
    }

    public int channels() {
        return channels;
    }

    public int height() {
        return (int) array.size(2);
    }

    public int width() {
        return (int) array.size(3);
    }

    /** Values of a plane. */
    public int size() {
        return size;
    }

    public void read(int image, int channel, float[] plane) {
        values.get((image * channels + channel) * size, plane, 0, size);
    }

    public void write(int image, int channel, float[] plane) {
        values.put((image * channels + channel) * size, plane, 0, size);
    }

    /**
     * Calls the body for each index on as many threads as native arithmetic uses. Which thread takes which index does
     * not matter to results as long as bodies share nothing.
     */
    public static void forEach(int count, IntConsumer body) {
        int threads = Math.min(Nd4j.getEnvironment().maxMasterThreads(), count);
        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int index = thread; index < count; index += threads) body.accept(index);
        });
    }
}
