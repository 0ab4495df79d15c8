package org.limbeck.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.UserError;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Node;

class BuiltInModelsTest {
    private static final int[] CIFAR = {3, 32, 32};
    private static final int[] TINY_IMAGENET = {3, 64, 64};
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
    @CsvSource({
        "resnet-18,11689512",
        "resnet-50,25557032",
        "resnet-101,44549160",
        "mobilenet-v3-large,5483032",
        "mobilenet-v3-small,2542856"
    })
    void networksForImageNetHaveThePublishedParameterCounts(String name, long count) {
        assertThat(parameters(name, 1, new int[] {3, 64, 64}, 1000)).isEqualTo(count);
    }

    @Test
    void vggHasThePublishedParameterCountOfItsFormForCifar() {
        assertThat(parameters("vgg-16", 1, CIFAR, 10)).isEqualTo(14_728_266);
    }

    @Test
    void mobileNetsRoundEveryWidthToAMultipleOfEight() {
        for (double width : new double[] {0.35, 1.25}) {
            Architecture large = models.build(new ModelSpec("mobilenet-v3-large", width), TINY_IMAGENET, 200);
            Architectures.parameterShapes(large).forEach((name, shape) -> {
                if (!name.startsWith("logits"))
                    assertThat(shape[0] % 8).as(name).isZero();
            });
        }
        Map<String, int[]> wide = Architectures.parameterShapes(
                models.build(new ModelSpec("mobilenet-v3-large", 1.25), TINY_IMAGENET, 200));
        assertThat(wide.get("head/W")).containsExactly(1600, 1200);
        Map<String, int[]> slim = Architectures.parameterShapes(
                models.build(new ModelSpec("mobilenet-v3-large", 0.35), TINY_IMAGENET, 200));
        assertThat(slim.get("stem.conv/W")).containsExactly(8, 3, 3, 3);
        assertThat(slim.get("last.conv/W")).containsExactly(336, 56, 1, 1);
    }

    @Test
    void networksForImageNetReduceSmallImagesAsTheirStridesSay() {
        Map<String, int[]> residual =
                Architectures.shapes(models.build(new ModelSpec("resnet-50", 1), TINY_IMAGENET, 200));
        assertThat(residual.get("stem.pool")).containsExactly(64, 16, 16);
        assertThat(residual.get("g1b1.add")).containsExactly(256, 16, 16);
        assertThat(residual.get("g4b3.add")).containsExactly(2048, 2, 2);
        Map<String, int[]> mobile =
                Architectures.shapes(models.build(new ModelSpec("mobilenet-v3-small", 1), TINY_IMAGENET, 200));
        assertThat(mobile.get("last.act")).containsExactly(576, 2, 2);
        Map<String, int[]> vgg = Architectures.shapes(models.build(new ModelSpec("vgg-16", 1), CIFAR, 10));
        assertThat(vgg.get("pool5")).containsExactly(512, 1, 1);
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
    void everyModelTakesImagesAndAnyNumberOfOutputs() {
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
