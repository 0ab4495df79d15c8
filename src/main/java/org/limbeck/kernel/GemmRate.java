package org.limbeck.kernel;

import java.lang.management.ManagementFactory;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.gram.FlopCount;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.numeric.Precision;

/**
 * How fast this machine multiplies large matrices, the floor under any kernel. Measured where it is used, since a
 * laptop on battery or a busy server has another rate each hour.
 *
 * @param perSecond floating-point operations a second of all threads together
 * @param perCpuSecond floating-point operations a second of processor time, which a busy machine changes less
 */
public record GemmRate(double perSecond, double perCpuSecond) {
    private static final int SIDE = 1024;
    private static final double ENOUGH_SECONDS = 0.4;

    /** Multiplies {@code 1024 x 1024} matrices on every thread for about half a second. */
    public static GemmRate measure(Precision precision, int threads) {
        Block[] blocks = new Block[3 * threads];
        try (BlasThreads single = BlasThreads.single();
                Workers workers = new Workers(threads, JobControl.none(), 0)) {
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = Block.allocate(precision, (long) SIDE * SIDE);
                blocks[i].zero(0, blocks[i].size());
            }
            // The first product pays for waking threads and touching memory.
            workers.run(threads, (worker, item) -> multiply(blocks, worker));
            return measure(blocks, workers);
        } finally {
            for (Block block : blocks) if (block != null) block.close();
        }
    }

    private static GemmRate measure(Block[] blocks, Workers workers) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        double work = 0;
        while (System.nanoTime() - start < ENOUGH_SECONDS * 1e9) {
            workers.run(workers.threads(), (worker, item) -> multiply(blocks, worker));
            work += workers.threads() * FlopCount.product(SIDE, SIDE, SIDE);
        }
        return new GemmRate(work / (System.nanoTime() - start) * 1e9, work / Math.max(1, cpuNanos() - cpu) * 1e9);
    }

    private static void multiply(Block[] blocks, int worker) {
        Product product = new Product(SIDE, SIDE, SIDE, false, true);
        View left = new View(blocks[3 * worker], 0, SIDE);
        View right = new View(blocks[3 * worker + 1], 0, SIDE);
        blocks[3 * worker + 2].multiply(product, 1, left, right, 0, 0, SIDE);
    }

    /** The mean of two measurements, as before and after what they are compared with. */
    public GemmRate and(GemmRate other) {
        return new GemmRate((perSecond + other.perSecond) / 2, (perCpuSecond + other.perCpuSecond) / 2);
    }

    /** Processor time of this process so far. */
    public static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
