package org.limbeck.store;

import java.util.Map;
import java.util.Objects;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Node;

/**
 * How many native threads a training is worth. Small steps gain nothing from a second thread, and native threads spin
 * while they wait for each other: beside a busy program (a window that draws, say) that made steps ten times slower. The
 * choice follows from the specification alone, since the last bits of results depend on it.
 */
final class TrainingThreads {
    /** Multiply-adds of a batch, forward, below which one thread is as fast: some 10 ms of arithmetic. */
    private static final long SMALL_STEP = 200_000_000L;

    private TrainingThreads() {}

    /** @param batch examples a step @param threads what the user allows */
    static int of(Architecture architecture, int batch, int threads) {
        return multiplyAdds(architecture) * batch < SMALL_STEP ? 1 : threads;
    }

    /** Of one example, forward, in convolutions and dense layers. */
    static long multiplyAdds(Architecture architecture) {
        Map<String, int[]> shapes = Architectures.shapes(architecture);
        long sum = 0;
        for (Node node : architecture.nodes()) {
            String source = node.inputs().get(0);
            int[] input = source.equals(Architecture.INPUT) ? architecture.input() : shape(shapes, source);
            if (node instanceof Node.Convolution convolution) {
                long taps = (long) convolution.kernel()[0] * convolution.kernel()[1] * input[0] / convolution.groups();
                sum += size(shape(shapes, node.name())) * taps;
            } else if (node instanceof Node.Dense) {
                sum += size(shape(shapes, node.name())) * size(input);
            }
        }
        return sum;
    }

    private static int[] shape(Map<String, int[]> shapes, String node) {
        return Objects.requireNonNull(shapes.get(node), node);
    }

    private static long size(int[] shape) {
        long size = 1;
        for (int axis : shape) size *= axis;
        return size;
    }
}
