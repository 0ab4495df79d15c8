package org.limbeck.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.TrainerSettings;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.Architecture;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;

/** Small data, small networks and a made-up teacher for the tests of this package. */
public final class Toy {
    public static final int HELD_OUT = 60;

    private Toy() {}

    /** Gaussian clouds around the corners of a polygon, one a class. */
    public static Dataset clouds(int classes, int train, int test) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < classes; c++) names.add("class " + c);
        return new Dataset(
                "clouds",
                names,
                cloud(classes, train, 1),
                cloud(classes, 0, 2),
                cloud(classes, test, 3),
                cloud(classes, HELD_OUT, 4));
    }

    private static Examples cloud(int classes, int count, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
            double angle = 2 * Math.PI * labels[i] / classes;
            inputs[2 * i] = (float) (2 * Math.cos(angle) + 0.5 * random.nextGaussian());
            inputs[2 * i + 1] = (float) (2 * Math.sin(angle) + 0.5 * random.nextGaussian());
        }
        return new Examples(new int[] {2}, inputs, labels);
    }

    /** Dense, batch normalisation, rectifier, dense. */
    public static Architecture network(int outputs) {
        return new Architecture(
                new int[] {2},
                "logits",
                List.of(
                        new Node.Dense("hidden", List.of(Architecture.INPUT), 16, true),
                        new Node.BatchNorm("norm", List.of("hidden"), 1e-5),
                        new Node.Activation("relu", List.of("norm"), Nonlinearity.RELU),
                        new Node.Dense("logits", List.of("relu"), outputs, true)));
    }

    /** Dense, rectifier, dense. */
    public static Architecture plainNetwork(int outputs) {
        return new Architecture(
                new int[] {2},
                "logits",
                List.of(
                        new Node.Dense("hidden", List.of(Architecture.INPUT), 16, true),
                        new Node.Activation("relu", List.of("hidden"), Nonlinearity.RELU),
                        new Node.Dense("logits", List.of("relu"), outputs, true)));
    }

    public static TrainerSettings settings(double epochs) {
        return settings(new TrainingSettings(epochs, 16, List.of(0.05), 0.9, 1e-4, "cosine", 1));
    }

    /** Of a training at its first learning rate, without augmentation. */
    public static TrainerSettings settings(TrainingSettings training) {
        return new TrainerSettings(training, training.learningRates().get(0), 0, false);
    }

    /** A teacher whose checkpoint {@code s} of {@code last} has logits {@code s / last} of the way to the labels. */
    public static TeacherPredictions teacher(Dataset dataset, int last) {
        return new TeacherPredictions() {
            @Override
            public int checkpoints() {
                return last + 1;
            }

            @Override
            public double[] clock() {
                double[] clock = new double[last + 1];
                for (int s = 0; s <= last; s++) clock[s] = s / (double) last;
                return clock;
            }

            @Override
            public long step(int checkpoint) {
                return 10L * checkpoint;
            }

            @Override
            public float[] trainLogits(int checkpoint) {
                return logits(dataset.train(), checkpoint / (double) last);
            }

            @Override
            public float[] heldOutLogits(int checkpoint) {
                return logits(dataset.heldOut(), checkpoint / (double) last);
            }

            @Override
            public float[] testLogits(int checkpoint) {
                return logits(dataset.test(), checkpoint / (double) last);
            }

            @Override
            public double testAccuracy(int checkpoint) {
                return Evaluation.of(testLogits(checkpoint), dataset.test().labels(), dataset.outputs())
                        .accuracy();
            }

            private float[] logits(Examples examples, double strength) {
                int d = dataset.outputs();
                Random random = new Random(5);
                float[] logits = new float[examples.count() * d];
                for (int i = 0; i < examples.count(); i++) {
                    for (int c = 0; c < d; c++) {
                        int sign = d == 1 ? 2 * examples.labels()[i] - 1 : examples.labels()[i] == c ? 1 : -1;
                        logits[i * d + c] = (float) (0.3 * random.nextGaussian() + 3 * strength * sign);
                    }
                }
                return logits;
            }
        };
    }
}
