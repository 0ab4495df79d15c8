package org.limbeck.bench.training;

import java.util.Map;
import java.util.Objects;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Node;

/** Floating-point operations that training cannot do without. */
final class TrainingWork {
    private TrainingWork() {}

    /**
     * Multiplications and additions of convolutions and dense layers for one example: forward, gradients by weights, and
     * gradients by inputs save where those are the network's own.
     */
    static double of(Architecture architecture) {
        Map<String, int[]> shapes = Architectures.shapes(architecture);
        Map<String, int[]> parameters = Architectures.parameterShapes(architecture);
        double work = 0;
        for (Node node : architecture.nodes()) {
            int[] weights = parameters.get(node.name() + "/W");
            if (weights == null) continue;
            double forward = 2;
            for (int axis : weights) forward *= axis;
            int[] result = Objects.requireNonNull(shapes.get(node.name()));
            if (result.length == 3) forward *= result[1] * result[2];
            work += forward * (node.inputs().contains(Architecture.INPUT) ? 2 : 3);
        }
        return work;
    }
}
