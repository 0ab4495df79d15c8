package org.limbeck.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.limbeck.network.dl4j.NativeMath;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What oneDNN writes stays within the array that it is given, at channels that fill no vector of the processor: behind
 * an array others may lie. Run with {@code DNNL_MAX_CPU_ISA=AVX2} it looks at the code of smaller processors.
 */
class OverrunTest {
    private static final int GUARD = 128;
    private static final float MARK = 12345.678f;
    private static final int IMAGES = 4;
    private static final int SIDE = 14;
    private static final int[] ODD = {1, 2, 3, 5, 6, 7, 9, 10, 12, 13, 15, 17, 20, 28, 33};

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(2);
    }

    /** An array with a mark before and behind each of its ends. */
    private static final class Guarded {
        private final INDArray all;
        private final INDArray array;

        Guarded(long... shape) {
            long length = Layout.count(shape);
            all = Nd4j.valueArrayOf(new long[] {2 * GUARD + length}, MARK);
            array = all.get(NDArrayIndex.interval(GUARD, GUARD + length)).reshape('c', shape);
        }

        Guarded noise(long seed) {
            float[] values = new float[(int) array.length()];
            Random random = new Random(seed);
            for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
            ArrayBuffers.floats(array).put(values);
            return this;
        }

        void assertUntouched(String what) {
            float[] values = all.data().asFloat();
            float[] marks = new float[GUARD];
            Arrays.fill(marks, MARK);
            assertThat(Arrays.copyOf(values, GUARD)).as("before " + what).isEqualTo(marks);
            assertThat(Arrays.copyOfRange(values, values.length - GUARD, values.length))
                    .as("behind " + what)
                    .isEqualTo(marks);
        }
    }

    @TestFactory
    List<DynamicTest> convolutionsStayWithinTheirResults() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int kernel : new int[] {1, 3, 7}) {
            for (int channels : ODD) {
                int outputs = ODD[(channels * 7 + kernel) % ODD.length];
                for (int stride : new int[] {1, 2}) tests.add(convolution(channels, outputs, kernel, 1, stride));
                tests.add(convolution(channels, channels, kernel, channels, 1));
            }
        }
        return tests;
    }

    private static DynamicTest convolution(int channels, int outputs, int kernel, int groups, int stride) {
        String name = "%d to %d, kernel %d, stride %d, groups %d".formatted(channels, outputs, kernel, stride, groups);
        return DynamicTest.dynamicTest(name, () -> {
            ConvolutionShape shape = new ConvolutionShape(
                    IMAGES,
                    channels,
                    SIDE,
                    SIDE,
                    outputs,
                    new int[] {kernel, kernel},
                    new int[] {stride, stride},
                    new int[] {kernel / 2, kernel / 2},
                    groups,
                    true,
                    true);
            Convolution convolution = new Convolution(shape);
            Guarded x = new Guarded(IMAGES, SIDE, SIDE, channels).noise(1);
            Guarded w = new Guarded(outputs, channels / groups, kernel, kernel).noise(2);
            Guarded b = new Guarded(outputs).noise(3);
            Guarded y = new Guarded(shape.result());
            convolution.forward(x.array, w.array, b.array, y.array);
            y.assertUntouched("results");
            Guarded dx = new Guarded(IMAGES, SIDE, SIDE, channels);
            convolution.backwardData(y.array, w.array, dx.array);
            dx.assertUntouched("gradients by the input");
            Guarded dw = new Guarded(outputs, channels / groups, kernel, kernel);
            Guarded db = new Guarded(outputs);
            convolution.backwardWeights(x.array, y.array, dw.array, db.array);
            dw.assertUntouched("gradients by weights");
            db.assertUntouched("gradients by bias");
        });
    }

    @TestFactory
    List<DynamicTest> poolsAndReorderingsStayWithinTheirResults() {
        return Arrays.stream(ODD)
                .mapToObj(channels -> DynamicTest.dynamicTest(channels + " channels", () -> {
                    for (Pooling.Kind kind : Pooling.Kind.values()) pool(kind, channels);
                    reorder(channels, true);
                    reorder(channels, false);
                }))
                .toList();
    }

    private static void pool(Pooling.Kind kind, int channels) {
        long[] images = {IMAGES, SIDE, SIDE, channels};
        long[] result = {IMAGES, SIDE / 2, SIDE / 2, channels};
        int[] window = {2, 2};
        Parts<Pooling> parts =
                Parts.of(IMAGES, part -> new Pooling(kind, images, result, window, window, new int[2], true, part));
        Guarded x = new Guarded(images).noise(1);
        Guarded y = new Guarded(result);
        parts.each(part -> part.forward(x.array, y.array));
        y.assertUntouched(kind + " results");
        Guarded dx = new Guarded(images);
        parts.each(part -> part.backward(y.array, dx.array));
        dx.assertUntouched(kind + " gradients");
    }

    private static void reorder(int channels, boolean towardsChannelsLast) {
        Guarded from = new Guarded(IMAGES, channels, SIDE, SIDE).noise(1);
        Guarded to = new Guarded(IMAGES, channels, SIDE, SIDE);
        Parts.of(IMAGES, part -> new Reorder(part, channels, SIDE, SIDE, towardsChannelsLast))
                .each(part -> part.run(from.array, to.array));
        to.assertUntouched("reordered images");
    }

    @TestFactory
    List<DynamicTest> sumsAndRectifiersStayWithinTheirResults() {
        return Arrays.stream(ODD)
                .mapToObj(length -> DynamicTest.dynamicTest(length + " numbers", () -> {
                    Guarded a = new Guarded(length).noise(1);
                    Guarded b = new Guarded(length).noise(2);
                    Guarded out = new Guarded(length);
                    Parts.of(length, ElementwisePrimitives::new).each(part -> {
                        part.sum(a.array, b.array, out.array);
                        part.rectifiedSum(a.array, b.array, out.array);
                    });
                    ReluGradient.pass(a.array, b.array, out.array);
                    out.assertUntouched("sums");
                }))
                .toList();
    }
}
