package org.limbeck.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.kernel.ConvolutionForms;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

/**
 * Times each way of computing a convolution's part of the kernel, and compares the one that is taken with the fastest.
 *
 * @param n examples
 * @param rounds of which the least counts
 */
public record FormsBench(int n, int rounds, int threads) {
    /** Convolutions of the models that come with the program. */
    public static final List<Shape> SHAPES = List.of(
            new Shape("lenet-5 x8, first", 3, 32, 48, 5, 1, 0),
            new Shape("lenet-5 x8, second", 48, 14, 128, 5, 1, 0),
            new Shape("resnet-20, first stage", 16, 32, 16, 3, 1, 1),
            new Shape("resnet-20, into the second", 16, 32, 32, 3, 2, 1),
            new Shape("resnet-20, second stage", 32, 16, 32, 3, 1, 1),
            new Shape("resnet-20, third stage", 64, 8, 64, 3, 1, 1),
            new Shape("vgg-16, fourth block", 512, 4, 512, 3, 1, 1),
            new Shape("vgg-16, fifth block", 512, 2, 512, 3, 1, 1),
            new Shape("resnet-50, pointwise", 256, 16, 64, 1, 1, 0),
            new Shape("mobilenet-v3, pointwise", 240, 4, 40, 1, 1, 0));

    /** A square convolution, where it comes from, and its input's side. */
    public record Shape(String where, int in, int side, int out, int kernel, int stride, int padding) {}

    /** @param toBest time of the form taken in times of the fastest */
    public record Row(Shape shape, List<ConvolutionForms.Time> forms, double toBest) {}

    public Row measure(Shape shape) {
        Network network = Initialiser.initialise(architecture(shape), 1);
        SplittableRandom random = new SplittableRandom(1);
        double[] pixels = random.doubles((long) n * shape.in * shape.side * shape.side, -1, 1)
                .toArray();
        Tensor inputs = Tensor.of(pixels, n, shape.in, shape.side, shape.side);
        List<ConvolutionForms.Time> times = new ConvolutionForms(threads)
                .measure(network, inputs, KernelKind.CLASS_MEAN, Precision.FLOAT32, rounds);
        double best = times.stream()
                .mapToDouble(ConvolutionForms.Time::seconds)
                .filter(Double::isFinite)
                .min()
                .orElseThrow();
        double taken = times.stream()
                .filter(ConvolutionForms.Time::chosen)
                .mapToDouble(ConvolutionForms.Time::seconds)
                .findFirst()
                .orElseThrow();
        return new Row(shape, times, taken / best);
    }

    /** The convolution, a ReLU, and as little as possible behind them. */
    private static Architecture architecture(Shape shape) {
        int[] kernel = {shape.kernel, shape.kernel};
        int[] stride = {shape.stride, shape.stride};
        int[] padding = {shape.padding, shape.padding};
        return new Architecture(
                new int[] {shape.in, shape.side, shape.side},
                "logits",
                List.of(
                        new Node.Convolution(
                                "convolution",
                                List.of(Architecture.INPUT),
                                shape.out,
                                kernel,
                                stride,
                                padding,
                                1,
                                true),
                        new Node.Activation("relu", List.of("convolution"), Nonlinearity.RELU),
                        new Node.GlobalAveragePool("mean", List.of("relu")),
                        new Node.Dense("logits", List.of("mean"), 1, true)));
    }
}
