package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.network.GoldenNetworks;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Tensor;

class GraphWeightsTest {
    private final Network network = NetworkFolder.read(GoldenNetworks.everyType());

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(2);
    }

    @Test
    void singlePrecisionComesBackBitForBit() {
        Map<String, Tensor> single = new HashMap<>();
        network.parameters().forEach((name, values) -> single.put(name, Tensor.of(values.floats(), values.shape())));
        ComputationGraph graph = Graphs.linear(network);
        assertThat(GraphWeights.extract(graph, network.architecture()).parameters())
                .isEqualTo(single);
    }

    @Test
    void whatWasExtractedDoesNotChangeWithTheGraph() {
        ComputationGraph graph = Graphs.linear(network);
        Network before = GraphWeights.extract(graph, network.architecture());
        float first = before.parameter("logits", "W").floats()[0];
        graph.params().addi(1);
        assertThat(before.parameter("logits", "W").floats()[0]).isEqualTo(first);
    }

    @Test
    void aNetworkWithAMissingArrayIsRefused() {
        Map<String, Tensor> fewer = new HashMap<>(network.parameters());
        fewer.remove("plain/W");
        ComputationGraph graph = Graphs.linear(network);
        assertThatThrownBy(() -> GraphWeights.load(graph, new Network(network.architecture(), fewer)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("plain");
    }
}
