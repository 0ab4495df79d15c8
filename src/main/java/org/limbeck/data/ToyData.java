package org.limbeck.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.limbeck.data.random.Seeds;

/** Two-class toy data in the plane ({@code blobs} has three classes); coordinates of the order of 1. */
enum ToyData {
    MOONS(2) {
        @Override
        void point(int label, SplittableRandom random, double[] at) {
            double angle = Math.PI * random.nextDouble();
            at[0] = (label == 0 ? Math.cos(angle) : 1 - Math.cos(angle)) - 0.5;
            at[1] = (label == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle)) - 0.25;
        }
    },
    SPIRALS(2) {
        @Override
        void point(int label, SplittableRandom random, double[] at) {
            double way = Math.sqrt(random.nextDouble(0.02, 1));
            double angle = 3 * Math.PI * way + Math.PI * label;
            at[0] = way * Math.cos(angle);
            at[1] = way * Math.sin(angle);
        }
    },
    CIRCLES(2) {
        @Override
        void point(int label, SplittableRandom random, double[] at) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = label == 0 ? 1 : 0.5;
            at[0] = radius * Math.cos(angle);
            at[1] = radius * Math.sin(angle);
        }
    },
    BLOBS(3) {
        @Override
        void point(int label, SplittableRandom random, double[] at) {
            double angle = 2 * Math.PI * label / 3;
            at[0] = Math.cos(angle);
            at[1] = Math.sin(angle);
        }
    },
    XOR(2) {
        @Override
        void point(int label, SplittableRandom random, double[] at) {
            double x = random.nextDouble(0.1, 1);
            double y = random.nextDouble(0.1, 1);
            double side = random.nextBoolean() ? 1 : -1;
            at[0] = side * x;
            at[1] = (label == 0 ? side : -side) * y;
        }
    };

    private static final int TRAIN = 1000;
    private static final int TEST = 1000;

    private final int classes;

    ToyData(int classes) {
        this.classes = classes;
    }

    abstract void point(int label, SplittableRandom random, double[] at);

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static boolean isKnown(String source) {
        return Stream.of(values()).anyMatch(toy -> toy.label().equals(source));
    }

    /** @param noise standard deviation added to each coordinate */
    RawDataset generate(double noise, long seed) {
        List<String> names = java.util.stream.IntStream.range(0, classes)
                .mapToObj(Integer::toString)
                .toList();
        return new RawDataset(draw(TRAIN, noise, Seeds.mix(seed, 1)), draw(TEST, noise, Seeds.mix(seed, 2)), names);
    }

    private Examples draw(int count, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        java.util.Random bell = new java.util.Random(seed);
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        double[] at = new double[2];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
            point(labels[i], random, at);
            inputs[2 * i] = (float) (at[0] + noise * bell.nextGaussian());
            inputs[2 * i + 1] = (float) (at[1] + noise * bell.nextGaussian());
        }
        return new Examples(new int[] {2}, inputs, labels);
    }
}
