package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.limbeck.network.Architecture;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;

class TrainingThreadsTest {
    private static Architecture model(String name, double width, int... input) {
        return new BuiltInModels().build(new ModelSpec(name, width), input, 10);
    }

    @Test
    void countsTheMultiplyAddsOfTheModelsWhoseCostIsKnown() {
        // 126 and 246 million operations an image, forward and backward, as measured: a third of them forward, two
        // each.
        assertThat(TrainingThreads.multiplyAdds(model("lenet-5", 8, 3, 32, 32))).isBetween(15_000_000L, 70_000_000L);
        assertThat(TrainingThreads.multiplyAdds(model("resnet-20", 1, 3, 32, 32)))
                .isBetween(38_000_000L, 45_000_000L);
    }

    @Test
    void smallStepsGetOneThreadAndLargeOnesAllThatAreAllowed() {
        assertThat(TrainingThreads.of(model("lenet-5", 1, 1, 28, 28), 32, 8)).isEqualTo(1);
        assertThat(TrainingThreads.of(model("resnet-8", 0.5, 1, 28, 28), 32, 8)).isEqualTo(1);
        assertThat(TrainingThreads.of(model("lenet-5", 8, 3, 32, 32), 128, 8)).isEqualTo(8);
        assertThat(TrainingThreads.of(model("resnet-20", 1, 3, 32, 32), 128, 8)).isEqualTo(8);
    }
}
