package org.limbeck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

class InitialiserTest {
    private final Architecture lenet =
            new BuiltInModels().build(new ModelSpec("lenet-5", 1), new int[] {3, 32, 32}, 10);

    @Test
    void oneSeedGivesOneStartAndAnotherSeedAnother() {
        Network first = Initialiser.initialise(lenet, 7);
        assertThat(Initialiser.initialise(lenet, 7).parameters()).isEqualTo(first.parameters());
        assertThat(Initialiser.initialise(lenet, 8).parameter("conv1", "W"))
                .isNotEqualTo(first.parameter("conv1", "W"));
    }

    @Test
    void theNumbersOfASeedNeverChange() {
        Tensor weights = Initialiser.initialise(lenet, 0).parameter("conv1", "W");
        assertThat(weights.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(new float[] {weights.floats()[0], weights.floats()[1], weights.floats()[449]})
                .containsExactly(-0.16142857f, 0.11633377f, -0.27706397f);
    }

    @Test
    void weightsHaveTheVarianceOfHeByFanIn() {
        Tensor weights = Initialiser.initialise(lenet, 3).parameter("dense1", "W");
        double sum = 0;
        double squares = 0;
        for (float value : weights.floats()) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / weights.size()).isCloseTo(0, within(1e-3));
        assertThat(squares / weights.size()).isCloseTo(2.0 / 400, within(1e-4));
    }

    @Test
    void aFurtherNodeLeavesTheOthersNumbersAsTheyAre() {
        Node hidden = new Node.Dense("hidden", List.of("input"), 4, true);
        Network alone = Initialiser.initialise(new Architecture(new int[] {3}, "hidden", List.of(hidden)), 1);
        Node more = new Node.Dense("more", List.of("hidden"), 2, false);
        Network longer = Initialiser.initialise(new Architecture(new int[] {3}, "more", List.of(hidden, more)), 1);
        assertThat(longer.parameter("hidden", "W")).isEqualTo(alone.parameter("hidden", "W"));
        assertThat(longer.parameter("more", "b")).isNull();
    }

    @Test
    void normalisationStartsAsTheIdentity() {
        Network network = Initialiser.initialise(
                new BuiltInModels().build(new ModelSpec("resnet-8", 1), new int[] {3, 8, 8}, 2), 0);
        assertThat(network.parameter("stem.norm", "gain").floats()).containsOnly(1f);
        assertThat(network.parameter("stem.norm", "offset").floats()).containsOnly(0f);
        assertThat(network.parameter("stem.norm", "mean").floats()).containsOnly(0f);
        assertThat(network.parameter("stem.norm", "variance").floats()).containsOnly(1f);
        assertThat(network.parameter("logits", "b").floats()).containsOnly(0f);
    }
}
