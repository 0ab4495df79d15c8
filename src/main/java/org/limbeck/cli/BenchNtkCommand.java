package org.limbeck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.limbeck.base.JobControl;
import org.limbeck.distill.bench.PyTorch;
import org.limbeck.kernel.BruteForceKernel;
import org.limbeck.kernel.KernelForecast;
import org.limbeck.kernel.KernelMeasurement;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.BuiltInModels;
import org.limbeck.network.Initialiser;
import org.limbeck.network.ModelSpec;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import picocli.CommandLine.Option;

/** {@code bench ntk}: kernels of registered models on random 32x32 images, beside forecast, floor and baselines. */
@picocli.CommandLine.Command(
        name = "ntk",
        description = "Time kernels on this machine: forecast, floor of its own matrix products, brute force, PyTorch")
final class BenchNtkCommand implements java.util.concurrent.Callable<Integer> {
    private static final int[] IMAGE = {3, 32, 32};

    private final Console console;

    @Option(
            names = "--models",
            split = ",",
            defaultValue = "lenet-5:8,resnet-20",
            paramLabel = "MODEL[:WIDTH]",
            description = "default: ${DEFAULT-VALUE}")
    private List<String> models;

    @Option(names = "--n", split = ",", defaultValue = "256,1024,2048,4096", description = "default: ${DEFAULT-VALUE}")
    private int[] sizes;

    @Option(names = "--outputs", defaultValue = "1", description = "outputs of the models (default: ${DEFAULT-VALUE})")
    private int outputs;

    @Option(names = "--kernel", defaultValue = "full", description = "full, class-mean or sum-of-logits")
    private String kind;

    @Option(names = "--precision", defaultValue = "32", description = "32 or 64 (default: ${DEFAULT-VALUE})")
    private int bits;

    @Option(
            names = "--brute-force",
            defaultValue = "256",
            paramLabel = "N",
            description = "also time the contraction of the whole Jacobian up to this many examples; 0 for never")
    private int bruteForce;

    @Option(
            names = "--torch",
            defaultValue = "256",
            paramLabel = "N",
            description = "also time PyTorch's per-example gradients up to this many examples; 0 for never")
    private int torch;

    @Option(
            names = "--python",
            split = ",",
            defaultValue = PyTorch.USUAL_COMMANDS,
            description = "which may have PyTorch (default: ${DEFAULT-VALUE})")
    private List<String> python;

    @Option(
            names = "--block-memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "what layers may keep for all examples (default: ${DEFAULT-VALUE} MiB)")
    private long blockMebibytes;

    BenchNtkCommand(Console console) {
        this.console = console;
    }

    /** One model at one size; times in seconds, NaN where a baseline was not run. */
    record Row(
            String model,
            int n,
            int outputs,
            String kernel,
            int precision,
            double gigaFlop,
            double forecastSeconds,
            double seconds,
            double cpuSeconds,
            double gigaFlopPerSecond,
            double gemmGigaFlopPerSecond,
            double timesFloor,
            double timesFloorByCpu,
            long kernelBytes,
            long forecastBytes,
            long peakExtraBytes,
            double bruteForceSeconds,
            double bruteForceCpuSeconds,
            double torchSeconds,
            double torchCpuSeconds) {}

    @Override
    public Integer call() {
        List<Row> rows = new ArrayList<>();
        KernelKind kernelKind = KernelOptions.kind(kind);
        Precision precision = KernelOptions.precision(bits);
        Optional<PyTorch> pyTorch = torch > 0 && outputs == 1 ? PyTorch.find(python) : Optional.empty();
        for (String model : models) {
            for (int n : sizes) rows.add(measure(model, n, kernelKind, precision, pyTorch));
        }
        console.progress("");
        console.result(rows, BenchNtkText.of(rows));
        return 0;
    }

    private Row measure(String model, int n, KernelKind kernelKind, Precision precision, Optional<PyTorch> pyTorch) {
        ModelSpec spec = KernelOptions.model(model);
        Network network = Initialiser.initialise(new BuiltInModels().build(spec, IMAGE, outputs), 1);
        int threads = console.options().threads();
        StructuredKernel engine = new StructuredKernel(threads, blockMebibytes << 20);
        Tensor inputs = images(n);
        // Once before the stop-watch, so that what is measured is compiled code and not the compiler.
        engine.compute(network, images(Math.min(n, 64)), kernelKind, precision, JobControl.none());
        KernelForecast forecast = engine.forecast(network, n, kernelKind, precision);
        KernelMeasurement own = KernelMeasurement.of(
                engine, network, inputs, kernelKind, precision, threads, watch(spec.label() + ", n = " + n));
        KernelMeasurement brute = n > bruteForce
                ? null
                : KernelMeasurement.of(
                        new BruteForceKernel(threads),
                        network,
                        inputs,
                        kernelKind,
                        precision,
                        threads,
                        watch(spec.label() + " by brute force, n = " + n));
        TorchKernel.Time other = n > torch
                ? TorchKernel.Time.NONE
                : pyTorch.map(found -> new TorchKernel(Path.of(found.command()), threads).time(spec, n, precision))
                        .orElse(TorchKernel.Time.NONE);
        long side = kernelKind == KernelKind.FULL ? (long) n * outputs : n;
        double rate = own.rate().perSecond();
        return new Row(
                spec.label(),
                n,
                outputs,
                kernelKind.label(),
                bits,
                forecast.work() / 1e9,
                forecast.seconds(own.rate()),
                own.seconds(),
                own.cpuSeconds(),
                forecast.work() / own.seconds() / 1e9,
                rate / 1e9,
                own.timesFloor(forecast.work()),
                own.timesFloorByCpu(forecast.work()),
                side * side * Double.BYTES,
                forecast.bytes(),
                own.extraBytes(),
                brute == null ? Double.NaN : brute.seconds(),
                brute == null ? Double.NaN : brute.cpuSeconds(),
                other.seconds(),
                other.cpuSeconds());
    }

    private static Tensor images(int n) {
        float[] values = new float[n * Tensor.sizeOf(IMAGE)];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < values.length; i++) values[i] = (float) (2 * random.nextDouble() - 1);
        return Tensor.of(values, n, IMAGE[0], IMAGE[1], IMAGE[2]);
    }

    private JobControl watch(String what) {
        return KernelOptions.progress(console, what);
    }
}
