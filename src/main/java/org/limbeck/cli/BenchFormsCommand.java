package org.limbeck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.kernel.ConvolutionForms;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench forms}: each way of computing a convolution's part of the kernel, and which of them is taken. */
@Command(name = "forms", description = "Time the forms of a convolution's kernel, and hold the cost model against them")
final class BenchFormsCommand implements Callable<Integer> {
    private static final List<Shape> SHAPES = List.of(
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

    private final Console console;

    @Option(names = "--n", defaultValue = "256", description = "examples (default: ${DEFAULT-VALUE})")
    private int n;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "of which the least counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    BenchFormsCommand(Console console) {
        this.console = console;
    }

    /** A square convolution, where it comes from, and its input's side. */
    record Shape(String where, int in, int side, int out, int kernel, int stride, int padding) {}

    /** @param toBest time of the form taken in times of the fastest */
    record Row(Shape shape, List<ConvolutionForms.Time> forms, double toBest) {}

    @Override
    public Integer call() {
        if (n < 1 || rounds < 1) throw new UserError("a size is below 1", "bench forms", "Give sizes from 1 up");
        List<Row> rows = new ArrayList<>();
        for (Shape shape : SHAPES) {
            console.progress(shape.where);
            rows.add(measure(shape));
        }
        console.progress("");
        console.result(rows, text(rows));
        return 0;
    }

    private Row measure(Shape shape) {
        Network network = Initialiser.initialise(architecture(shape), 1);
        SplittableRandom random = new SplittableRandom(1);
        double[] pixels = random.doubles((long) n * shape.in * shape.side * shape.side, -1, 1)
                .toArray();
        Tensor inputs = Tensor.of(pixels, n, shape.in, shape.side, shape.side);
        List<ConvolutionForms.Time> times = new ConvolutionForms(
                        console.options().threads())
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

    private String text(List<Row> rows) {
        StringBuilder text = new StringBuilder("n = " + n + ", one output, float32, "
                + console.options().threads() + " threads, least of " + rounds + " rounds; ms (counted GFLOP)\n\n");
        text.append(
                "| convolution | explicit | chunked | paired | taken | its time / the best |\n|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            Shape shape = row.shape;
            String forms = row.forms.stream()
                    .map(time -> (Double.isNaN(time.seconds()) ? "- (%2$.1f)" : "%1$.0f (%2$.1f)")
                            .formatted(1e3 * time.seconds(), time.work() / 1e9))
                    .collect(Collectors.joining(" | "));
            String taken = row.forms.stream()
                    .filter(ConvolutionForms.Time::chosen)
                    .map(ConvolutionForms.Time::form)
                    .findFirst()
                    .orElseThrow();
            text.append("| %s: %d x %dx%d -> %d, %dx%d%s | %s | %s | %.2f |%n"
                    .formatted(
                            shape.where,
                            shape.in,
                            shape.side,
                            shape.side,
                            shape.out,
                            shape.kernel,
                            shape.kernel,
                            shape.stride > 1 ? " / " + shape.stride : "",
                            forms,
                            taken,
                            row.toBest));
        }
        return text.toString();
    }
}
