package org.limbeck.cli.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.JobControl;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.Named;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.cli.console.Stopping;
import org.limbeck.kernel.KernelForecast;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Architectures;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.theory.IterativeKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ntk}: the empirical neural tangent kernel of a stored network. */
@Command(name = "ntk", description = "The empirical neural tangent kernel of a network on given inputs")
public final class NtkCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Factory engines;

    @Option(
            names = "--checkpoint",
            required = true,
            paramLabel = "REF",
            description = "RUN@STEP, TEACHER@STEP, or a folder in the exchange format")
    private String checkpoint;

    @Option(names = "--inputs", required = true, paramLabel = "X.npy", description = "(n, c, h, w) or (n, features)")
    private Path inputs;

    @Option(names = "--out", required = true, paramLabel = "K.npy")
    private Path out;

    @Option(names = "--kernel", defaultValue = "full", description = "full, class-mean or sum-of-logits")
    private String kind;

    @Option(
            names = "--precision",
            defaultValue = "64",
            description = "bits of the arithmetic and of the file: 32 or 64 (default: ${DEFAULT-VALUE})")
    private int bits;

    @Option(
            names = "--block-memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "what layers may keep for all examples (default: ${DEFAULT-VALUE} MiB)")
    private long blockMebibytes;

    public NtkCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** What {@code --json} prints. */
    record Result(String out, String kernel, int precision, int n, int d, int rows, double trace) {}

    @Override
    public Integer call() {
        KernelKind kernelKind = KernelOptions.kind(kind);
        long blockBytes = KernelOptions.blockBytes(blockMebibytes);
        Precision precision = KernelOptions.precision(bits);
        Path folder = Path.of(checkpoint);
        OutputPath.require(
                out,
                "--out",
                inputs,
                folder.resolve(NetworkFolder.ARCHITECTURE),
                folder.resolve(NetworkFolder.WEIGHTS));
        Network network = new NetworkReference(console, engines).read(checkpoint, "--checkpoint");
        Tensor examples = Npy.read(inputs);
        StructuredKernel engine = new StructuredKernel(console.options().threads(), blockBytes);
        int count = examples.rank() == 0 ? 0 : examples.shape()[0];
        KernelForecast forecast = engine.forecast(network, count, kernelKind, precision);
        console.say("%s kernel of %d examples: %.3g floating-point operations, %d MiB"
                .formatted(kernelKind.label(), count, forecast.work(), forecast.bytes() >> 20));
        int d = Architectures.outputs(network.architecture());
        long rows = kernelKind == KernelKind.FULL ? (long) count * d : count;
        double trace;
        try (Stopping control = new Stopping(KernelOptions.progress(console, "kernel"), Stopping.TO_TIDY_UP)) {
            trace = Named.faults(
                    Map.of("inputs", inputs, "network", checkpoint),
                    () -> compute(engine, network, examples, kernelKind, precision, rows, control));
        }
        console.progress("");
        trace *= kernelKind == KernelKind.FULL ? 1 : d;
        Result result = new Result(out.toString(), kernelKind.label(), bits, count, d, Math.toIntExact(rows), trace);
        console.result(
                result,
                "wrote the %s kernel of %d examples and %d outputs to %s"
                        .formatted(result.kernel, result.n, result.d, out));
        return 0;
    }

    /** @return {@code Tr} of the stored matrix */
    private double compute(
            StructuredKernel engine,
            Network network,
            Tensor examples,
            KernelKind kernelKind,
            Precision precision,
            long rows,
            JobControl control) {
        if (rows > IterativeKernel.LARGE || !StructuredKernel.fitsInMemory(rows)) {
            return engine.write(network, examples, kernelKind, precision, out, control);
        }
        KernelMatrix kernel = engine.compute(network, examples, kernelKind, precision, control);
        double[] values = kernel.matrix().values();
        int side = kernel.matrix().rows();
        Tensor matrix = Tensor.of(values, side, side);
        Npy.write(out, precision == Precision.FLOAT64 ? matrix : Tensor.of(matrix.floats(), side, side));
        return kernel.trace() / kernel.copies();
    }
}
