package org.limbeck.kernel;

import org.limbeck.base.JobControl;
import org.limbeck.network.Network;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

/**
 * Times kernels of LeNet-5x8 and ResNet-20; run by hand: {@code java -cp ... org.limbeck.kernel.KernelBenchmark lenet 512
 * 10 class-mean FLOAT64 [repetitions]}.
 */
final class KernelBenchmark {
    private KernelBenchmark() {}

    public static void main(String[] arguments) {
        int n = Integer.parseInt(arguments[1]);
        int d = Integer.parseInt(arguments[2]);
        KernelKind kind = KernelKind.valueOf(
                arguments[3].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        Precision precision = Precision.valueOf(arguments[4]);
        int repetitions = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 2;
        SmallNetworks builder = arguments[0].startsWith("lenet") ? lenet(width(arguments[0]), d) : resnet(3, d);
        Network network = builder.build();
        Tensor inputs = builder.inputs(n);
        StructuredKernel kernel = new StructuredKernel();
        KernelForecast forecast = kernel.forecast(network, n, kind, precision);
        System.out.printf(
                "%s %s, %.0f GFLOP, %d MB, %d passes%n",
                String.join(" ", arguments),
                java.time.LocalTime.now(),
                forecast.work() / 1e9,
                forecast.bytes() >> 20,
                forecast.passes());
        for (int i = 0; i < repetitions; i++) {
            Notes notes = new Notes();
            long start = System.nanoTime();
            long startCpu = cpu();
            kernel.compute(network, inputs, kind, precision, notes);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "  %.2f s, %.1f GFLOP/s, %.1f a CPU second, counted %.0f; %s%n",
                    seconds,
                    forecast.work() / seconds / 1e9,
                    forecast.work() / (cpu() - startCpu),
                    notes.done / 1e9,
                    notes.seconds);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static int width(String name) {
        return name.length() > 5 ? Integer.parseInt(name.substring(5)) : 8;
    }

    /** Time between progress reports, by note. */
    private static final class Notes implements JobControl {
        private final java.util.Map<String, Double> seconds = new java.util.TreeMap<>();
        private long last = System.nanoTime();
        private double done;

        @Override
        public void report(double finished, double total, String note) {
            long now = System.nanoTime();
            seconds.merge(note, (now - last) / 1e9, Double::sum);
            last = now;
            done = finished;
        }

        @Override
        public void checkCancelled() {}
    }

    private static SmallNetworks lenet(int width, int d) {
        int[] two = {2, 2};
        int[] none = {0, 0};
        return new SmallNetworks(1, 3, 32, 32)
                .convolution(3, 6 * width, 5, 1, 0)
                .activation(Nonlinearity.RELU)
                .maxPool(two, two, none)
                .convolution(6 * width, 16 * width, 5, 1, 0)
                .activation(Nonlinearity.RELU)
                .maxPool(two, two, none)
                .flatten()
                .dense(25 * 16 * width, 120 * width, true)
                .activation(Nonlinearity.RELU)
                .dense(120 * width, 84 * width, true)
                .activation(Nonlinearity.RELU)
                .dense(84 * width, d, true);
    }

    private static SmallNetworks resnet(int blocks, int d) {
        int[] three = {3, 3};
        int[] one = {1, 1};
        SmallNetworks it = new SmallNetworks(1, 3, 32, 32)
                .convolution(3, 16, three, one, one, 1, false)
                .batchNorm(16)
                .activation(Nonlinearity.RELU);
        int channels = 16;
        for (int stage = 0; stage < 3; stage++) {
            int out = 16 << stage;
            for (int block = 0; block < blocks; block++) {
                int[] stride = out == channels ? one : new int[] {2, 2};
                String start = it.last();
                it.convolution(channels, out, three, stride, one, 1, false)
                        .batchNorm(out)
                        .activation(Nonlinearity.RELU);
                String left = it.convolution(out, out, three, one, one, 1, false)
                        .batchNorm(out)
                        .last();
                String right = out == channels
                        ? start
                        : it.from(start).shortcut(2, out).last();
                it.add(left, right).activation(Nonlinearity.RELU);
                channels = out;
            }
        }
        return it.globalPool().dense(64, d, true);
    }
}
