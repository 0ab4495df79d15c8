package org.limbeck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.limbeck.kernel.Jacobian;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Tensor;

/** The check checks: derivatives of another network do not pass for one's own. */
class FiniteDifferencesTest {
    private static final Tensor INPUTS =
            Tensor.of(new SplittableRandom(1).doubles(2 * 192, -1, 1).toArray(), 2, 3, 8, 8);

    private static Network network(long seed) {
        return Initialiser.initialise(
                new BuiltInModels().build(new ModelSpec("resnet-8", 0.25), new int[] {3, 8, 8}, 2), seed);
    }

    @Test
    void derivativesOfTheNetworkPassAndThoseOfAnotherDoNot() {
        try (Jacobian own = Jacobian.of(network(1), INPUTS);
                Jacobian other = Jacobian.of(network(2), INPUTS)) {
            assertThat(new FiniteDifferences(network(1), INPUTS, own)
                            .alongDirections()
                            .good())
                    .isTrue();
            assertThat(new FiniteDifferences(network(1), INPUTS, own)
                            .byParameter()
                            .good())
                    .isTrue();
            assertThat(new FiniteDifferences(network(1), INPUTS, other)
                            .alongDirections()
                            .good())
                    .isFalse();
            assertThat(new FiniteDifferences(network(1), INPUTS, other)
                            .byParameter()
                            .good())
                    .isFalse();
        }
    }
}
