package org.limbeck.kernel;

import org.limbeck.kernel.operation.Graph;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.KernelKind;

/**
 * What a kernel will cost, counted before it starts; shown beside the button that starts a large one.
 *
 * @param work floating-point operations in all
 * @param walkWork those of them that walk the network; the rest adds up layers
 * @param walkElements numbers that the walks move one at a time
 * @param kernelBytes of the result and of the tiles it grows in
 * @param blockBytes of what layers keep for all examples
 * @param otherBytes of inputs, weights and walks, roughly
 * @param passes walks over all examples
 * @param threads that will work
 */
public record KernelForecast(
        double work,
        double walkWork,
        double walkElements,
        long kernelBytes,
        long blockBytes,
        long otherBytes,
        int passes,
        int threads) {
    /** Share of the rate of large products that the small ones of a walk reach, as {@code bench ntk} found it (docs/kernels.md, Speed). */
    private static final double WALK_EFFICIENCY = 0.55;
    /** The same for the tiles of the kernel. */
    private static final double TILE_EFFICIENCY = 0.9;
    /** What one thread takes for a number that a walk moves, likewise. */
    private static final double NANOS_AN_ELEMENT = 1.0;

    static KernelForecast of(KernelPlan plan, Graph graph, int examples, KernelKind kind, int threads) {
        long element = graph.precision() == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
        long side = kind == KernelKind.FULL ? (long) examples * graph.outputs() : examples;
        long kernel = side * side * (Double.BYTES + element / 2);
        long walk = plan.batch() * graph.sizeOfAll() * (1 + plan.mostOutputs()) + graph.scratch(plan.mostOutputs());
        long other = element * ((long) examples * graph.size(0) + threads * walk);
        return new KernelForecast(
                plan.work(),
                plan.walkWork(),
                plan.walkElements(),
                kernel,
                plan.blockBytes(),
                other,
                plan.passes().size(),
                threads);
    }

    /** All of it together. */
    public long bytes() {
        return kernelBytes + blockBytes + otherBytes;
    }

    /** Expected duration on a machine that multiplies large matrices of this precision at a measured rate. */
    public double seconds(GemmRate rate) {
        double walks = walkWork / (WALK_EFFICIENCY * rate.perSecond());
        double elements = walkElements * NANOS_AN_ELEMENT * 1e-9 / threads;
        return walks + elements + (work - walkWork) / (TILE_EFFICIENCY * rate.perSecond());
    }
}
