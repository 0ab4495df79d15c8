package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.nd4j.linalg.factory.Nd4j;

class NativeMathTest {
    @Test
    void everyLayerOfLeNetTakesItsFastPath() {
        NativeMath.initialise(2);
        assertThat(NativeMath.usesOneDnn()).isTrue();
        ComputationGraph graph =
                Graphs.trainable(new BuiltInModels().build(new ModelSpec("lenet-5", 1), new int[] {3, 32, 32}, 10), 0);
        Map<String, LayerPaths.Path> paths = LayerPaths.of(graph);
        assertThat(paths)
                .containsEntry("conv1", LayerPaths.Path.DIRECT)
                .containsEntry("pool1", LayerPaths.Path.DIRECT)
                .containsEntry("dense1", LayerPaths.Path.DIRECT)
                .doesNotContainKey("relu1");
    }

    @Test
    void normalisationTakesItsFastPath() {
        NativeMath.initialise(2);
        ComputationGraph graph =
                Graphs.trainable(new BuiltInModels().build(new ModelSpec("resnet-8", 1), new int[] {3, 8, 8}, 10), 0);
        assertThat(LayerPaths.of(graph)).containsEntry("stem.norm", LayerPaths.Path.DIRECT);
    }

    @Test
    void callingAgainOnlyChangesTheNumberOfThreads() {
        NativeMath.initialise(1);
        assertThat(Nd4j.factory().blas().getMaxThreads()).isEqualTo(1);
        assertThat(Nd4j.getEnvironment().maxMasterThreads()).isEqualTo(1);
        NativeMath.initialise(2);
        assertThat(Nd4j.getEnvironment().maxMasterThreads()).isEqualTo(2);
        assertThatThrownBy(() -> NativeMath.initialise(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
