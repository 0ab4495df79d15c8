package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.Walk;

/**
 * What one layer with parameters adds to the kernel ({@code docs/theory.md}, section 5). During the walk it records
 * inputs and sensitivities, each example once and from any thread; afterwards it adds its Gram matrix.
 */
public interface Contribution {
    /**
     * @param walk gives the layer's input values
     * @param first number of the walk's first example
     * @param sensitivity {@code (examples, outputs, size)} at the layer's output; not kept
     */
    void record(Walk walk, int first, Block sensitivity);

    /**
     * @param walks one a worker, free to be used as scratch
     */
    void addTo(Gram gram, Workers workers, Walk[] walks);
}
