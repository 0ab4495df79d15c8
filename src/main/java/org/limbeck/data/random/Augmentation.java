package org.limbeck.data.random;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random crops and horizontal flips of training images: a function of seed, epoch and example alone, so that a resumed
 * run sees the same views.
 */
public final class Augmentation {
    private final int channels;
    private final int height;
    private final int width;
    private final int crop;
    private final boolean flip;
    private final long seed;

    /**
     * @param shape of one example; anything but {@code {channels, height, width}} is passed through unchanged
     * @param crop pixels of zero padding on each side, from which a window of the original size is drawn; 0 for none
     * @param flip mirror every other image, drawn at random
     */
    public Augmentation(int[] shape, int crop, boolean flip, long seed) {
        boolean image = shape.length == 3;
        channels = image ? shape[0] : 1;
        height = image ? shape[1] : 1;
        width = image ? shape[2] : Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        this.crop = image ? crop : 0;
        this.flip = image && flip;
        this.seed = seed;
    }

    /**
     * Writes the view of one example.
     *
     * @param source inputs, the example at {@code sourceOffset}
     * @param target receives it at {@code targetOffset}
     * @param epoch whole epochs done before
     * @param example index in the training set
     */
    public void apply(float[] source, int sourceOffset, float[] target, int targetOffset, int epoch, int example) {
        if (crop == 0 && !flip) {
            System.arraycopy(source, sourceOffset, target, targetOffset, channels * height * width);
            return;
        }
        SplittableRandom random = new SplittableRandom(Seeds.mix(Seeds.mix(seed, epoch), example));
        int down = random.nextInt(2 * crop + 1) - crop;
        int right = random.nextInt(2 * crop + 1) - crop;
        boolean mirrored = flip && random.nextBoolean();
        for (int row = 0; row < channels * height; row++) {
            int from = row % height + down;
            int sourceRow = sourceOffset + (row / height * height + from) * width;
            int targetRow = targetOffset + row * width;
            for (int column = 0; column < width; column++) {
                int across = (mirrored ? width - 1 - column : column) + right;
                boolean inside = from >= 0 && from < height && across >= 0 && across < width;
                target[targetRow + column] = inside ? source[sourceRow + across] : 0;
            }
        }
    }
}
