package org.limbeck.cli.bench;

import java.util.List;
import java.util.Locale;
import org.limbeck.bench.KernelBench;

/** The rows of {@link KernelBench} for people. */
final class BenchNtkText {
    private static final String NOTE =
            """
            s: seconds by the clock (cpu: of all threads); forecast from counted operations and the measured rate
            GEMM: large matrix products on all threads, right before and after; x floor: times what GEMM alone would take
            MiB: most memory beyond the %s; brute: every derivative formed and contracted; torch: PyTorch, per-example gradients
            other programs on the machine stretch seconds: then the column by cpu is the fairer one""";

    private BenchNtkText() {}

    static String of(List<KernelBench.Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append("model           n    GFLOP  forecast s       s     cpu s  GFLOP/s   GEMM  x floor (cpu)    MiB"
                + "  brute s (ratio)   torch s (ratio)\n");
        for (KernelBench.Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-11s %5d %8.0f %11.2f %7.2f %9.2f %8.1f %6.1f %8.2f (%.2f) %6d  %s  %s%n",
                    row.model(),
                    row.n(),
                    row.gigaFlop(),
                    row.forecastSeconds(),
                    row.seconds(),
                    row.cpuSeconds(),
                    row.gigaFlopPerSecond(),
                    row.gemmGigaFlopPerSecond(),
                    row.timesFloor(),
                    row.timesFloorByCpu(),
                    Math.max(0, row.peakExtraBytes() - row.kernelBytes()) >> 20,
                    ratio(row.bruteForceSeconds(), row.bruteForceCpuSeconds(), row),
                    ratio(row.torchSeconds(), row.torchCpuSeconds(), row)));
        }
        return text.append(NOTE.formatted("kernel itself")).toString();
    }

    private static String ratio(double seconds, double cpu, KernelBench.Row row) {
        if (Double.isNaN(seconds)) return "      -         ";
        return String.format(
                Locale.ROOT, "%7.1f (%.1f, cpu %.1f)", seconds, seconds / row.seconds(), cpu / row.cpuSeconds());
    }
}
