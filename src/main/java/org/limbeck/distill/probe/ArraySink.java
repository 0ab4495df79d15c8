package org.limbeck.distill.probe;

import org.limbeck.numeric.Tensor;

/** Where a probe leaves the arrays that its numbers were computed from. */
@FunctionalInterface
public interface ArraySink {
    /** @param name without ending, e.g. {@code kernel-1200}; unique in a run @param array float64 */
    void write(String name, Tensor array);
}
