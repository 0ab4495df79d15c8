package org.limbeck.network.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.network.GoldenNetworks;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.npy.Npz;

class NetworkFolderTest {
    @TempDir
    Path folder;

    @Test
    void everyModelComesBackBitForBit() {
        BuiltInModels models = new BuiltInModels();
        for (String name : new String[] {"mlp", "lenet-5", "resnet-8"}) {
            Network network =
                    Initialiser.initialise(models.build(new ModelSpec(name, 0.5), new int[] {3, 16, 16}, 3), 1);
            NetworkFolder.write(folder.resolve(name), network);
            assertSame(NetworkFolder.read(folder.resolve(name)), network);
        }
    }

    @Test
    void goldenNetworksComeBackBitForBit() {
        for (Path golden : GoldenNetworks.folders()) {
            Network network = NetworkFolder.read(golden);
            Path copy = folder.resolve(golden.getFileName());
            NetworkFolder.write(copy, network);
            assertSame(NetworkFolder.read(copy), network);
        }
    }

    private static void assertSame(Network actual, Network expected) {
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(NetworkFolder.describe(actual.architecture()))
                .isEqualTo(NetworkFolder.describe(expected.architecture()));
    }

    @Test
    void whatOthersNeedToCheckIsWrittenBeside() {
        Tensor inputs = Tensor.of(new float[] {1, 2}, 1, 2);
        Tensor logits = Tensor.of(new double[] {3}, 1, 1);
        Network network =
                Initialiser.initialise(new BuiltInModels().build(new ModelSpec("mlp", 1), new int[] {2}, 1), 0);
        NetworkFolder.write(folder, network, inputs, logits, Map.of("step", 12));
        assertThat(Npy.read(folder.resolve("inputs.npy"))).isEqualTo(inputs);
        assertThat(Npy.read(folder.resolve("logits.npy"))).isEqualTo(logits);
        assertThat(folder.resolve("meta.json")).content().contains("\"step\" : 12");
        assertThat(folder.resolve("architecture.json")).content().contains("\"layout\" : \"out, in\"");
    }

    @Test
    void aFolderThatIsNoNetworkSaysWhatIsExpected() throws IOException {
        assertFault(folder, "architecture.json");
        copyGolden();
        Files.delete(folder.resolve("weights.npz"));
        assertFault(folder, "weights.npz");
    }

    @Test
    void faultsOfTheGraphNameTheNode() throws IOException {
        assertGraphFault("\"softplus\"", "\"softmin\"", "node soft ", "softmin", "softplus");
        assertGraphFault("\"stride\": 2,", "\"stride\": 2.5,", "node half ", "stride", "2.5");
        assertGraphFault("\"epsilon\": 0.001", "\"epsilon\": \"small\"", "node grouped_norm ", "epsilon");
        assertGraphFault("\"epsilon\": 0.001", "\"epsilon\": 0.001, \"momentum\": 0.9", "grouped_norm", "momentum");
        assertGraphFault("\"bias\": false", "\"bias\": 0", "bias");
        assertGraphFault("\"groups\": 2,", "\"groups\": 3,", "node grouped_conv ", "groups");
        assertGraphFault("\"name\": \"soft\",", "\"name\": \"\",", "no name");
        assertGraphFault("\"name\": \"soft\",", "\"name\": \"plain\",", "node plain ", "twice");
        assertGraphFault("limbeck-network/1", "limbeck-network/2", "limbeck-network/1");
        assertGraphFault("\"output\": \"logits\"", "\"output\": \"nothing\"", "nothing");
        assertGraphFault("{", "[", "JSON");
    }

    @Test
    void faultsOfTheWeightsNameTheNode() throws IOException {
        assertWeightFault(arrays -> without(arrays, "plain/W"), "node plain ", "plain/W", "missing");
        assertWeightFault(arrays -> without(arrays, "grouped_norm/mean"), "node grouped_norm ", "missing");
        assertWeightFault(arrays -> with(arrays, "plain/b", Tensor.of(new float[5], 5)), "node plain ", "plain/b");
        assertWeightFault(arrays -> with(arrays, "excite/W", Tensor.of(new float[17 * 18], 18, 17)), "excite", "17");
        assertWeightFault(arrays -> with(arrays, "hidden/b", Tensor.of(nan(7), 7)), "node hidden ", "NaN", "index 3");
        assertWeightFault(
                arrays -> with(arrays, "hidden_norm/variance", Tensor.of(negative(7), 7)), "hidden_norm", "-1.0");
    }

    @Test
    void damagedFilesAreReadWholeOrRefusedWithAMessage() throws IOException {
        Random random = new Random(11);
        for (String name : new String[] {"architecture.json", "weights.npz"}) {
            byte[] whole = Files.readAllBytes(GoldenNetworks.everyType().resolve(name));
            for (int trial = 0; trial < 150; trial++) {
                copyGolden();
                Files.write(folder.resolve(name), damaged(whole, random));
                try {
                    NetworkFolder.read(folder);
                } catch (UserError expected) {
                    assertThat(expected.where()).isNotBlank();
                } catch (RuntimeException | Error bug) {
                    fail("damaged " + name + " in trial " + trial, bug);
                }
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        if (random.nextInt(4) == 0) return Arrays.copyOf(damaged, random.nextInt(damaged.length));
        for (int i = 0; i <= random.nextInt(4); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheUsersFault() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Network network =
                Initialiser.initialise(new BuiltInModels().build(new ModelSpec("mlp", 1), new int[] {2}, 1), 0);
        assertThatThrownBy(() -> NetworkFolder.write(file.resolve("inside"), network))
                .isInstanceOf(UserError.class);
        assertThatCode(() -> NetworkFolder.write(folder.resolve("a/b/c"), network))
                .doesNotThrowAnyException();
    }

    private void assertGraphFault(String text, String replacement, String... expected) throws IOException {
        copyGolden();
        Path graph = folder.resolve("architecture.json");
        String whole = Files.readString(graph);
        assertThat(whole).contains(text);
        int at = whole.indexOf(text);
        Files.writeString(graph, whole.substring(0, at) + replacement + whole.substring(at + text.length()));
        assertFault(folder, expected);
    }

    private void assertWeightFault(UnaryOperator<Map<String, Tensor>> change, String... expected) throws IOException {
        copyGolden();
        Path weights = folder.resolve("weights.npz");
        Npz.write(weights, change.apply(new HashMap<>(Npz.read(weights))));
        assertFault(folder, expected);
    }

    private void copyGolden() throws IOException {
        for (String name : new String[] {"architecture.json", "weights.npz"}) {
            Files.write(
                    folder.resolve(name),
                    Files.readAllBytes(GoldenNetworks.everyType().resolve(name)));
        }
    }

    private static void assertFault(Path folder, String... expected) {
        assertThatThrownBy(() -> NetworkFolder.read(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(expected);
    }

    private static Map<String, Tensor> without(Map<String, Tensor> arrays, String name) {
        arrays.remove(name);
        return arrays;
    }

    private static Map<String, Tensor> with(Map<String, Tensor> arrays, String name, Tensor value) {
        arrays.put(name, value);
        return arrays;
    }

    private static float[] nan(int size) {
        float[] values = new float[size];
        values[3] = Float.NaN;
        return values;
    }

    private static double[] negative(int size) {
        double[] values = new double[size];
        values[2] = -1;
        return values;
    }
}
