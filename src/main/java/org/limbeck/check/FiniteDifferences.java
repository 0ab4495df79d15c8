package org.limbeck.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.limbeck.kernel.Jacobian;
import org.limbeck.kernel.Logits;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/** Central differences of a network's logits against its Jacobian, {@code J u} and {@code J^T v}, in double precision. */
final class FiniteDifferences {
    /** Of the parameters' norm, or of one parameter: deep networks have a kink of some ReLU within 1e-6. */
    private static final double STEP = 1e-8;

    private static final int DIRECTIONS = 3;
    private static final int MOST_ARRAYS = 24;
    private static final double LIMIT = 1e-4;

    private final Network network;
    private final Tensor inputs;
    private final Jacobian jacobian;

    FiniteDifferences(Network network, Tensor inputs, Jacobian jacobian) {
        this.network = network;
        this.inputs = inputs;
        this.jacobian = jacobian;
    }

    /** {@code J u} for random {@code u} over all trainable parameters; the worst of a few. */
    CheckResult alongDirections() {
        double worst = 0;
        for (int draw = 0; draw < DIRECTIONS; draw++) {
            Map<String, double[]> u = direction(draw);
            double h = STEP * Math.sqrt(squares(parameters(u)) / squares(u));
            double[] quotients = quotients(u, h);
            worst = Math.max(worst, SelfTest.distance(quotients, jacobian.times(u)));
        }
        return SelfTest.below("J u by finite differences", worst, LIMIT);
    }

    /** {@code J^T v} for one random {@code v}, at a random element of each of up to 24 parameter arrays. */
    CheckResult byParameter() {
        int rows = Logits.of(network, inputs, Precision.FLOAT64).size();
        SplittableRandom random = new SplittableRandom(11);
        double[] v = random.doubles(rows, -1, 1).toArray();
        Map<String, double[]> gradient = jacobian.transposeTimes(v);
        List<String> names = new ArrayList<>(gradient.keySet());
        int count = Math.min(MOST_ARRAYS, names.size());
        double[] expected = new double[count];
        double[] quotients = new double[count];
        for (int k = 0; k < count; k++) {
            String name = names.get(k * names.size() / count);
            double[] own = Objects.requireNonNull(gradient.get(name));
            int index = random.nextInt(own.length);
            double[] one = new double[own.length];
            one[index] = 1;
            expected[k] = own[index];
            double[] moved = quotients(Map.of(name, one), STEP);
            for (int row = 0; row < rows; row++) quotients[k] += v[row] * moved[row];
        }
        return SelfTest.below("J^T v by finite differences", SelfTest.distance(quotients, expected), LIMIT);
    }

    private Map<String, double[]> direction(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, double[]> u = new LinkedHashMap<>();
        jacobian.transposeTimes(
                        new double[Logits.of(network, inputs, Precision.FLOAT64).size()])
                .forEach((name, zeros) ->
                        u.put(name, random.doubles(zeros.length, -1, 1).toArray()));
        return u;
    }

    private Map<String, double[]> parameters(Map<String, double[]> like) {
        Map<String, double[]> own = new LinkedHashMap<>();
        network.parameters().forEach((name, tensor) -> {
            if (like.containsKey(name)) own.put(name, tensor.doubles());
        });
        return own;
    }

    private static double squares(Map<String, double[]> values) {
        double sum = 0;
        for (double[] array : values.values()) for (double value : array) sum += value * value;
        return sum;
    }

    private double[] quotients(Map<String, double[]> direction, double h) {
        double[] ahead = logits(direction, h);
        double[] behind = logits(direction, -h);
        for (int i = 0; i < ahead.length; i++) ahead[i] = (ahead[i] - behind[i]) / (2 * h);
        return ahead;
    }

    private double[] logits(Map<String, double[]> direction, double h) {
        Map<String, Tensor> moved = new LinkedHashMap<>(network.parameters());
        direction.forEach((name, u) -> {
            Tensor tensor = Objects.requireNonNull(moved.get(name), name);
            double[] values = tensor.doubles().clone();
            for (int i = 0; i < u.length; i++) values[i] += h * u[i];
            moved.put(name, Tensor.of(values, tensor.shape()));
        });
        return Logits.of(new Network(network.architecture(), moved), inputs, Precision.FLOAT64)
                .doubles();
    }
}
