package org.limbeck.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.network.dl4j.NativeMath;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Maxima with many channels (oneDNN) and few (plain Java) against windows walked one by one, ties included. */
class PoolingTest {
    private static final int IMAGES = 3;

    @ParameterizedTest
    @CsvSource({"6,28,28,2,2,0", "8,10,12,2,2,0", "16,9,7,3,2,1", "3,9,7,3,2,1", "1,5,5,3,1,1", "10,6,6,2,2,0"})
    void maximaAndTheirGradientsAreThoseOfTheDefinition(
            int channels, int height, int width, int kernel, int stride, int padding) {
        NativeMath.initialise(1);
        int rows = (height + 2 * padding - kernel) / stride + 1;
        int columns = (width + 2 * padding - kernel) / stride + 1;
        float[] x = numbers(IMAGES * height * width * channels, 1);
        float[] dy = numbers(IMAGES * rows * columns * channels, 2);
        float[] expected = new float[dy.length];
        float[] expectedGradient = new float[x.length];
        for (int at = 0; at < dy.length; at++) {
            int c = at % channels;
            int column = at / channels % columns;
            int row = at / channels / columns % rows;
            int image = at / channels / columns / rows;
            int winner = -1;
            for (int i = Math.max(0, row * stride - padding);
                    i < Math.min(height, row * stride - padding + kernel);
                    i++) {
                for (int j = Math.max(0, column * stride - padding);
                        j < Math.min(width, column * stride - padding + kernel);
                        j++) {
                    int place = ((image * height + i) * width + j) * channels + c;
                    if (winner < 0 || x[place] > x[winner]) winner = place;
                }
            }
            expected[at] = x[winner];
            expectedGradient[winner] += dy[at];
        }

        long[] images = {IMAGES, height, width, channels};
        long[] result = {IMAGES, rows, columns, channels};
        INDArray source = Nd4j.createFromArray(x).reshape(images);
        INDArray outputGradient = Nd4j.createFromArray(dy).reshape(result);
        INDArray pooled = Nd4j.create(result);
        INDArray gradient = Nd4j.create(images);
        for (Range part : new Range[] {new Range(0, 1), new Range(1, 2)}) {
            Pooling pooling = new Pooling(
                    Pooling.Kind.MAXIMUM,
                    images,
                    result,
                    new int[] {kernel, kernel},
                    new int[] {stride, stride},
                    new int[] {padding, padding},
                    true,
                    part);
            pooling.forward(source, pooled);
            pooling.backward(outputGradient, gradient);
        }

        assertThat(pooled.data().asFloat()).containsExactly(expected);
        assertThat(gradient.data().asFloat()).containsExactly(expectedGradient);
    }

    /** Few different values, so that many windows tie. */
    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = random.nextInt(9) / 4f - 1;
        return numbers;
    }
}
