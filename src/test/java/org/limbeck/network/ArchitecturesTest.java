package org.limbeck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;

class ArchitecturesTest {
    private static final List<String> INPUT = List.of("input");

    @Test
    void windowsRoundDownAndShortcutsRoundUp() {
        Architecture architecture = architecture(
                new int[] {3, 9, 7},
                convolution("conv", "input", 4, 2, 1),
                new Node.Shortcut("skip", INPUT, 2, 4),
                new Node.Add("add", List.of("conv", "skip")),
                new Node.GlobalAveragePool("pool", List.of("add")));
        assertThat(Architectures.shapes(architecture).get("conv")).containsExactly(4, 5, 4);
        assertThat(Architectures.shapes(architecture).get("skip")).containsExactly(4, 5, 4);
    }

    @Test
    void aVectorBroadcastsOverPositionsInAProduct() {
        Architecture architecture = architecture(
                new int[] {3, 4, 5},
                new Node.GlobalAveragePool("squeeze", INPUT),
                new Node.Multiply("scaled", List.of("input", "squeeze")),
                new Node.Flatten("flat", List.of("scaled")));
        assertThat(Architectures.shapes(architecture).get("flat")).containsExactly(60);
    }

    @Test
    void concatenationAddsChannels() {
        Architecture architecture = architecture(
                new int[] {3, 4, 5},
                convolution("conv", "input", 2, 1, 1),
                new Node.Concat("both", List.of("input", "conv")),
                new Node.GlobalAveragePool("pool", List.of("both")));
        assertThat(Architectures.shapes(architecture).get("both")).containsExactly(5, 4, 5);
    }

    @Test
    void everyFaultNamesItsNode() {
        int[] image = {3, 8, 8};
        assertFault("early", image, new Node.Flatten("early", List.of("late")), new Node.Flatten("late", INPUT));
        assertFault("twice", image, new Node.Flatten("twice", INPUT), new Node.Flatten("twice", INPUT));
        assertFault("input", image, new Node.Flatten("input", INPUT));
        assertFault("a#b", image, new Node.Flatten("a#b", INPUT));
        assertFault("fc", image, new Node.Dense("fc", INPUT, 2, true));
        assertFault("fc", new int[] {3}, new Node.Dense("fc", INPUT, 0, true));
        assertFault("conv", image, new Node.Convolution("conv", INPUT, 4, pair(3), pair(1), pair(0), 2, true));
        assertFault("conv", image, new Node.Convolution("conv", INPUT, 4, pair(9), pair(1), pair(0), 1, true));
        assertFault("conv", image, new Node.Convolution("conv", INPUT, 4, pair(3), pair(0), pair(0), 1, true));
        assertFault("conv", image, new Node.Convolution("conv", INPUT, 4, pair(3), pair(1), pair(-1), 1, true));
        assertFault("pool", image, new Node.MaxPool("pool", INPUT, pair(2), pair(2), pair(2)));
        assertFault("norm", image, new Node.BatchNorm("norm", INPUT, Double.NaN));
        assertFault("add", image, new Node.Add("add", INPUT));
        assertFault("skip", image, new Node.Shortcut("skip", INPUT, 2, 2));
        assertFault("add", image, new Node.Flatten("flat", INPUT), new Node.Add("add", List.of("flat", "input")));
        assertFault("flat", image, new Node.Flatten("flat", INPUT), new Node.GlobalAveragePool("pool", INPUT));
        assertFault("norm", image, new Node.BatchNorm("norm", INPUT, 1e-5));
        assertFault("huge", new int[] {1 << 20}, new Node.Dense("huge", INPUT, 1 << 20, true));
    }

    @Test
    void anOutputThatIsNoNodeIsAFault() {
        Architecture architecture = new Architecture(new int[] {2}, "logits", List.of());
        assertThatThrownBy(() -> Architectures.shapes(architecture))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("logits");
    }

    private static void assertFault(String node, int[] input, Node... nodes) {
        assertThatThrownBy(() -> Architectures.parameterShapes(architecture(input, nodes)))
                .isInstanceOfSatisfying(
                        UserError.class, fault -> assertThat(fault.where()).isEqualTo("node " + node));
    }

    private static Architecture architecture(int[] input, Node... nodes) {
        return new Architecture(input, nodes[nodes.length - 1].name(), List.of(nodes));
    }

    private static Node convolution(String name, String input, int outputs, int stride, int padding) {
        return new Node.Convolution(name, List.of(input), outputs, pair(3), pair(stride), pair(padding), 1, true);
    }

    private static int[] pair(int value) {
        return new int[] {value, value};
    }
}
