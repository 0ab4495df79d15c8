package org.limbeck.data.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    @Property(tries = 50)
    void anEpochVisitsEveryExampleOnce(
            @ForAll @IntRange(min = 1, max = 200) int n, @ForAll long seed, @ForAll @IntRange(min = 0) int epoch) {
        int[] order = EpochOrder.of(n, seed, epoch);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, n).toArray());
        assertThat(EpochOrder.of(n, seed, epoch)).isEqualTo(order);
    }

    @Test
    void withoutCropAndFlipTheImageStaysAsItIs() {
        float[] view = new float[12];
        new Augmentation(new int[] {3, 2, 2}, 0, false, 1).apply(range(12), 0, view, 0, 3, 4);
        assertThat(view).isEqualTo(range(12));
    }

    @Test
    void aCropIsAWindowOfThePaddedImageTheSameInEveryChannel() {
        float[] source = range(2 * 4 * 4);
        Augmentation augmentation = new Augmentation(new int[] {2, 4, 4}, 1, true, 5);
        int moved = 0;
        for (int example = 0; example < 200; example++) {
            float[] view = new float[32];
            augmentation.apply(source, 0, view, 0, 0, example);
            assertThat(isSomeWindow(source, view)).as("example " + example).isTrue();
            if (!Arrays.equals(source, view)) moved++;
            float[] again = new float[32];
            augmentation.apply(source, 0, again, 0, 0, example);
            assertThat(again).isEqualTo(view);
        }
        assertThat(moved).isBetween(150, 200);
    }

    private static boolean isSomeWindow(float[] source, float[] view) {
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                for (int mirror = 0; mirror < 2; mirror++) {
                    if (Arrays.equals(window(source, down, right, mirror == 1), view)) return true;
                }
            }
        }
        return false;
    }

    private static float[] window(float[] source, int down, int right, boolean mirror) {
        float[] view = new float[32];
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 4; x++) {
                    int fromY = y + down;
                    int fromX = (mirror ? 3 - x : x) + right;
                    boolean inside = fromY >= 0 && fromY < 4 && fromX >= 0 && fromX < 4;
                    view[c * 16 + y * 4 + x] = inside ? source[c * 16 + fromY * 4 + fromX] : 0;
                }
            }
        }
        return view;
    }

    private static float[] range(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = i + 1;
        return values;
    }
}
