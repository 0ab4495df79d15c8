package org.limbeck.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.numeric.Tensor;

/**
 * Gives an architecture its first numbers: weights normal with variance {@code 2 / fan-in} (He et al., 2015), biases
 * and offsets 0, gains 1, running means 0 and variances 1. The numbers come from the seed and the parameter's name
 * alone, so that one seed gives one start everywhere, whatever library trains.
 */
public final class Initialiser {
    private Initialiser() {}

    /**
     * A network at initialisation, in single precision.
     *
     * <p>Each weight array has its own {@link NormalStream}, started from the seed and the name {@code node/parameter}:
     * adding a node leaves the others' numbers as they are.
     *
     * @throws org.limbeck.base.UserError when the architecture does not fit together
     */
    public static Network initialise(Architecture architecture, long seed) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        Architectures.parameterShapes(architecture)
                .forEach((name, shape) -> parameters.put(name, Tensor.of(values(name, shape, seed), shape)));
        return new Network(architecture, parameters);
    }

    private static float[] values(String name, int[] shape, long seed) {
        float[] values = new float[Tensor.sizeOf(shape)];
        String parameter = name.substring(name.lastIndexOf('/') + 1);
        switch (parameter) {
            case "W" -> fillNormal(values, Math.sqrt(2.0 * shape[0] / values.length), new NormalStream(seed, name));
            case "gain", "variance" -> Arrays.fill(values, 1);
            default -> Arrays.fill(values, 0);
        }
        return values;
    }

    private static void fillNormal(float[] values, double deviation, NormalStream stream) {
        for (int i = 0; i < values.length; i++) values[i] = (float) (deviation * stream.next());
    }
}
