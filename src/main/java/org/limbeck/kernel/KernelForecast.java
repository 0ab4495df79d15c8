package org.limbeck.kernel;

import org.limbeck.numeric.Precision;
import org.limbeck.theory.KernelKind;

/**
 * What a kernel will cost, counted before it starts; shown beside the button that starts a large one.
 *
 * @param work floating-point operations
 * @param kernelBytes of the result and of the tiles it grows in
 * @param blockBytes of what layers keep for all examples
 * @param otherBytes of inputs, weights and walks, roughly
 * @param passes walks over all examples
 */
public record KernelForecast(double work, long kernelBytes, long blockBytes, long otherBytes, int passes) {
    static KernelForecast of(KernelPlan plan, Graph graph, int examples, KernelKind kind) {
        long element = graph.precision() == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
        long side = kind == KernelKind.FULL ? (long) examples * graph.outputs() : examples;
        long kernel = side * side * (Double.BYTES + element / 2);
        long walk = plan.batch() * graph.sizeOfAll() * (1 + plan.mostOutputs()) + graph.scratch(plan.mostOutputs());
        long other = element * ((long) examples * graph.size(0) + 2 * walk);
        return new KernelForecast(
                plan.work(), kernel, plan.blockBytes(), other, plan.passes().size());
    }

    /** All of it together. */
    public long bytes() {
        return kernelBytes + blockBytes + otherBytes;
    }
}
