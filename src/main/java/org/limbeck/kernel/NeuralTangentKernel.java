package org.limbeck.kernel;

import org.limbeck.base.JobControl;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/** The empirical neural tangent kernel of a network ({@code docs/theory.md}, section 5). */
public interface NeuralTangentKernel {
    /**
     * The kernel of a network on some examples, batch normalisation in inference mode.
     *
     * @param network with {@code d} outputs
     * @param inputs {@code (n, c, h, w)} or {@code (n, features)}, as the network takes them
     * @param kind which kernel
     * @param precision of the arithmetic; the result is always double
     * @param control progress and cancellation
     * @return exactly symmetric; memory {@code O(n^2 + block)}
     */
    KernelMatrix compute(Network network, Tensor inputs, KernelKind kind, Precision precision, JobControl control);
}
