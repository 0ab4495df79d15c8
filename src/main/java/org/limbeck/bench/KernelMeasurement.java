package org.limbeck.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;
import org.limbeck.base.JobControl;
import org.limbeck.kernel.GemmRate;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * One kernel computed under a stop-watch; what {@code bench ntk} prints.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads
 * @param rate of large matrix products, measured right before and right after
 * @param extraBytes most resident memory while it ran beyond that before it began
 * @param trace of the kernel, so that two ways of computing it can be compared
 */
public record KernelMeasurement(double seconds, double cpuSeconds, GemmRate rate, long extraBytes, double trace) {
    /** Between two looks at the process's memory, in nanoseconds. */
    private static final long LOOK = 20_000_000;

    /** Computes a kernel and throws it away. @param threads for the matrix products compared with */
    public static KernelMeasurement of(
            NeuralTangentKernel engine,
            Network network,
            Tensor inputs,
            KernelKind kind,
            Precision precision,
            int threads,
            JobControl control) {
        GemmRate before = GemmRate.measure(precision, threads);
        Memory memory = new Memory(control);
        long start = System.nanoTime();
        long cpu = GemmRate.cpuNanos();
        KernelMatrix kernel = engine.compute(network, inputs, kind, precision, memory);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (GemmRate.cpuNanos() - cpu) / 1e9;
        long extra = memory.extra();
        GemmRate after = GemmRate.measure(precision, threads);
        return new KernelMeasurement(seconds, cpuSeconds, before.and(after), extra, kernel.trace());
    }

    /** How often the time that large matrix products would take for the same work. */
    public double timesFloor(double work) {
        return seconds * rate.perSecond() / work;
    }

    /** The same by processor time, which other programs on the machine disturb less. */
    public double timesFloorByCpu(double work) {
        return cpuSeconds * rate.perCpuSecond() / work;
    }

    /** Looks at the resident memory whenever the computation reports. */
    private static final class Memory implements JobControl {
        private final JobControl control;
        private final long before;
        private final AtomicLong most;
        private final AtomicLong next = new AtomicLong();

        Memory(JobControl control) {
            this.control = control;
            System.gc();
            this.before = Pointer.physicalBytes();
            this.most = new AtomicLong(before);
        }

        @Override
        public void report(double done, double total, String note) {
            control.report(done, total, note);
            long now = System.nanoTime();
            long due = next.get();
            if (now - due >= 0 && next.compareAndSet(due, now + LOOK)) look();
        }

        private void look() {
            most.accumulateAndGet(Pointer.physicalBytes(), Math::max);
        }

        @Override
        public void checkCancelled() {
            control.checkCancelled();
        }

        long extra() {
            look();
            return most.get() - before;
        }
    }
}
