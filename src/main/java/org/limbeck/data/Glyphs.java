package org.limbeck.data;

import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.data.random.EpochOrder;
import org.limbeck.data.random.Seeds;

/**
 * Draws the generated image data set: one shape of ten, anywhere, at any contrast, among clutter and noise. A linear
 * model cannot tell the classes apart because place and polarity vary; a small convolutional network can. Uses strict
 * arithmetic only, so that a seed gives the same bytes on every machine.
 */
final class Glyphs {
    static final List<String> CLASS_NAMES =
            List.of("disc", "ring", "square", "frame", "triangle", "cross", "star", "crescent", "bars", "ell");

    private final int side;
    private final int channels;

    /** @param side pixels @param channels 1 or 3 */
    Glyphs(int side, int channels) {
        this.side = side;
        this.channels = channels;
    }

    int imageSize() {
        return channels * side * side;
    }

    /** Bytes of {@code count} images, channel by channel; image {@code i} shows class {@code labels[i]}. */
    byte[] draw(byte[] labels, long seed) {
        byte[] images = new byte[labels.length * imageSize()];
        for (int i = 0; i < labels.length; i++) {
            draw(labels[i], new SplittableRandom(Seeds.mix(seed, i)), images, i * imageSize());
        }
        return images;
    }

    /** Labels in random order, every class equally often when {@code count} divides by ten. */
    static byte[] labels(int count, long seed) {
        byte[] labels = new byte[count];
        int[] order = EpochOrder.permutation(count, new SplittableRandom(seed));
        for (int i = 0; i < count; i++) labels[order[i]] = (byte) (i % CLASS_NAMES.size());
        return labels;
    }

    private void draw(int label, SplittableRandom random, byte[] images, int offset) {
        Placement glyph = Placement.random(random, side, 0.22, 0.33);
        Placement[] clutter = new Placement[3];
        for (int i = 0; i < clutter.length; i++) clutter[i] = Placement.random(random, side, 0.08, 0.14);
        double polarity = random.nextBoolean() ? 1 : -1;
        double slopeX = random.nextDouble(-0.15, 0.15);
        double slopeY = random.nextDouble(-0.15, 0.15);
        for (int channel = 0; channel < channels; channel++) {
            double ground = 0.5 - polarity * random.nextDouble(0.05, 0.25);
            double ink = ground + polarity * random.nextDouble(0.3, 0.6);
            double stray = random.nextDouble(0.1, 0.9);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double shade = ground + slopeX * (2.0 * x / side - 1) + slopeY * (2.0 * y / side - 1);
                    for (Placement bar : clutter) shade += bar.coverage(x, y, 8) * 0.5 * (stray - shade);
                    shade += glyph.coverage(x, y, label) * (ink - shade);
                    shade += 0.06 * bell(random);
                    images[offset + (channel * side + y) * side + x] =
                            (byte) (int) Math.max(0, Math.min(255, StrictMath.rint(255 * shade)));
                }
            }
        }
    }

    /** Roughly normal with unit variance, from four uniform draws. */
    private static double bell(SplittableRandom random) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * 1.7320508;
    }

    /** Where a shape lies: centre and radius in pixels, turned by an angle. */
    private record Placement(double x, double y, double radius, double cosine, double sine) {
        static Placement random(SplittableRandom random, int side, double smallest, double largest) {
            double radius = side * random.nextDouble(smallest, largest);
            double x = random.nextDouble(radius, side - radius);
            double y = random.nextDouble(radius, side - radius);
            double angle = random.nextDouble(-0.6, 0.6);
            return new Placement(x, y, radius, StrictMath.cos(angle), StrictMath.sin(angle));
        }

        /** Share of a pixel that a shape covers, in [0, 1], from its distance to the outline. */
        double coverage(int column, int row, int shape) {
            double across = (column + 0.5 - x) / radius;
            double down = (row + 0.5 - y) / radius;
            double u = cosine * across + sine * down;
            double v = cosine * down - sine * across;
            return Math.max(0, Math.min(1, 0.5 - radius * distance(shape, u, v)));
        }

        /** Signed distance to a shape's outline, in radii, negative inside. */
        private static double distance(int shape, double u, double v) {
            double r = StrictMath.sqrt(u * u + v * v);
            double box = Math.max(Math.abs(u), Math.abs(v));
            return switch (shape) {
                case 0 -> r - 0.95;
                case 1 -> Math.abs(r - 0.75) - 0.22;
                case 2 -> box - 0.8;
                case 3 -> Math.abs(box - 0.68) - 0.2;
                case 4 -> Math.max(v - 0.5, Math.max(0.866 * u - 0.5 * v, -0.866 * u - 0.5 * v) - 0.5);
                case 5 -> Math.min(bar(u, v, 0, 0.28, 1), bar(v, u, 0, 0.28, 1));
                case 6 -> 0.7 * (r - 0.65 - 0.35 * StrictMath.cos(5 * StrictMath.atan2(u, -v)));
                case 7 -> Math.max(r - 1, 0.8 - StrictMath.sqrt((u - 0.5) * (u - 0.5) + v * v));
                case 8 -> Math.min(bar(v, u, 0.5, 0.22, 0.9), bar(v, u, -0.5, 0.22, 0.9));
                default -> Math.min(bar(u, v, -0.5, 0.26, 0.9), bar(v, u, 0.64, 0.26, 0.76));
            };
        }

        private static double bar(double across, double along, double centre, double halfWidth, double halfLength) {
            return Math.max(Math.abs(across - centre) - halfWidth, Math.abs(along) - halfLength);
        }
    }
}
