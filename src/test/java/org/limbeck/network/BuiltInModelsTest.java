package org.limbeck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.UserError;

class BuiltInModelsTest {
    private static final int[] CIFAR = {3, 32, 32};
    private static final int[] MNIST = {1, 28, 28};

    private final BuiltInModels models = new BuiltInModels();

    @Test
    void leNetHasThePublishedParameterCounts() {
        assertThat(parameters("lenet-5", 1, MNIST, 10)).isEqualTo(61_706);
        assertThat(parameters("lenet-5", 1, CIFAR, 10)).isEqualTo(62_006);
    }

    @ParameterizedTest
    @CsvSource({"20,269722", "32,464154", "44,658586", "56,853018", "110,1727962"})
    void residualNetworksHaveThePublishedParameterCounts(int depth, long count) {
        assertThat(parameters("resnet-" + depth, 1, CIFAR, 10)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 20, 32, 44, 56, 110})
    void theNumberInAResidualNetworksNameCountsItsLayersWithWeights(int depth) {
        long layers = models.build(new ModelSpec("resnet-" + depth, 1), CIFAR, 10).nodes().stream()
                .filter(node -> node instanceof Node.Convolution || node instanceof Node.Dense)
                .count();
        assertThat(layers).isEqualTo(depth);
    }

    @Test
    void theWidthFactorMultipliesEveryHiddenWidth() {
        Map<String, int[]> shapes = Architectures.parameterShapes(models.build(new ModelSpec("lenet-5", 8), CIFAR, 10));
        assertThat(shapes.get("conv1/W")).containsExactly(48, 3, 5, 5);
        assertThat(shapes.get("conv2/W")).containsExactly(128, 48, 5, 5);
        assertThat(shapes.get("dense1/W")).containsExactly(960, 128 * 25);
        assertThat(shapes.get("dense2/W")).containsExactly(672, 960);
        assertThat(shapes.get("logits/W")).containsExactly(10, 672);
    }

    @Test
    void residualNetworksHalveTheirResolutionTwice() {
        Map<String, int[]> shapes = Architectures.shapes(models.build(new ModelSpec("resnet-8", 0.5), CIFAR, 2));
        assertThat(shapes.get("g1b1.add")).containsExactly(8, 32, 32);
        assertThat(shapes.get("g2b1.shortcut")).containsExactly(16, 16, 16);
        assertThat(shapes.get("g3b1.add")).containsExactly(32, 8, 8);
        assertThat(shapes.get("logits")).containsExactly(2);
    }

    @Test
    void everyModelTakesPicturesAndAnyNumberOfOutputs() {
        for (String name : models.names()) {
            for (int[] input : new int[][] {CIFAR, MNIST}) {
                assertThat(Architectures.outputs(models.build(new ModelSpec(name, 0.3), input, 1)))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void thePerceptronTakesPlainFeatures() {
        assertThat(parameters("mlp", 1, new int[] {2}, 1)).isEqualTo(2 * 128 + 128 + 128 * 128 + 128 + 128 + 1);
    }

    @Test
    void anUnknownModelListsThoseKnown() {
        assertThatThrownBy(() -> models.build(new ModelSpec("vgg-99", 1), CIFAR, 10))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("vgg-99")
                .hasMessageContaining("lenet-5")
                .hasMessageContaining("resnet-20");
    }

    @Test
    void anInputThatAModelCannotTakeIsTheUsersFault() {
        assertThatThrownBy(() -> models.build(new ModelSpec("resnet-8", 1), new int[] {2}, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("resnet-8");
        assertThatThrownBy(() -> models.build(new ModelSpec("lenet-5", 1), new int[] {1, 8, 8}, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("conv2");
        assertThatThrownBy(() -> models.build(new ModelSpec("mlp", -1), new int[] {2}, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("width");
    }

    private long parameters(String name, double width, int[] input, int outputs) {
        return Architectures.trainableParameters(models.build(new ModelSpec(name, width), input, outputs));
    }
}
