package org.limbeck.distill.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.limbeck.theory.KernelMatrix;

/**
 * Kernels of teacher checkpoints on one probe set, so that none is computed again for each student. The least recently
 * used ones go when all together would pass a bound on memory. Safe for several threads: a kernel in the making is
 * waited for.
 */
final class TeacherKernels {
    private final long limit;
    private final Map<Integer, KernelMatrix> kernels = new LinkedHashMap<>(16, 0.75f, true);

    /** @param limit bytes held at most, beyond the one asked for last */
    TeacherKernels(long limit) {
        this.limit = limit;
    }

    /** The kernel of a checkpoint, computed at most once while it is held. */
    synchronized KernelMatrix get(int checkpoint, Supplier<KernelMatrix> compute) {
        KernelMatrix known = kernels.get(checkpoint);
        if (known != null) return known;
        KernelMatrix fresh = compute.get();
        kernels.put(checkpoint, fresh);
        var oldest = kernels.entrySet().iterator();
        long held = kernels.values().stream().mapToLong(TeacherKernels::bytes).sum();
        while (held > limit && kernels.size() > 1) {
            held -= bytes(oldest.next().getValue());
            oldest.remove();
        }
        return fresh;
    }

    private static long bytes(KernelMatrix kernel) {
        return 8L * kernel.matrix().values().length;
    }
}
