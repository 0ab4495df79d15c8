package org.limbeck.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.BruteForceKernel;
import org.limbeck.kernel.KernelForecast;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

/**
 * Times kernels of registered models on random 32x32 images, beside forecast, floor and baselines.
 *
 * @param outputs of the models
 * @param blockBytes what layers may keep for all examples
 * @param bruteForce also times the contraction of the whole Jacobian up to this many examples
 * @param torch also times PyTorch up to this many examples
 * @param pyTorch where one was found
 */
public record KernelBench(
        int outputs,
        KernelKind kind,
        Precision precision,
        int threads,
        long blockBytes,
        int bruteForce,
        int torch,
        Optional<PyTorch> pyTorch) {
    private static final int[] IMAGE = {3, 32, 32};

    /** One model at one size; times in seconds, NaN where a baseline was not run. */
    public record Row(
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

    /** @param watch of a computation with this name */
    public Row measure(ModelSpec spec, int n, Function<String, JobControl> watch) {
        Network network = Initialiser.initialise(new BuiltInModels().build(spec, IMAGE, outputs), 1);
        StructuredKernel engine = new StructuredKernel(threads, blockBytes);
        Tensor inputs = images(n);
        // Once before the stop-watch, so that what is measured is compiled code and not the compiler.
        engine.compute(network, images(Math.min(n, 64)), kind, precision, JobControl.none());
        KernelForecast forecast = engine.forecast(network, n, kind, precision);
        KernelMeasurement own = KernelMeasurement.of(
                engine, network, inputs, kind, precision, threads, watch.apply(spec.label() + ", n = " + n));
        KernelMeasurement brute = n > bruteForce
                ? null
                : KernelMeasurement.of(
                        new BruteForceKernel(threads),
                        network,
                        inputs,
                        kind,
                        precision,
                        threads,
                        watch.apply(spec.label() + " by brute force, n = " + n));
        TorchKernel.Time other = n > torch
                ? TorchKernel.Time.NONE
                : pyTorch.map(found -> new TorchKernel(Path.of(found.command()), threads).time(spec, n, precision))
                        .orElse(TorchKernel.Time.NONE);
        long side = kind == KernelKind.FULL ? (long) n * outputs : n;
        double rate = own.rate().perSecond();
        return new Row(
                spec.label(),
                n,
                outputs,
                kind.label(),
                precision == Precision.FLOAT64 ? 64 : 32,
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
}
