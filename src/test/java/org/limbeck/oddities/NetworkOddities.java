package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.npy.Npz;

/** Graphs and inputs that another program may have written. */
final class NetworkOddities {
    /** A convolution of 3 x 3 on images of 1 x 4 x 4, then a normalisation, a sum over positions and one output. */
    private static final String GRAPH =
            """
            {"format": "limbeck-network/1", "input": [1, 4, 4], "output": "logits", "nodes": [
              {"name": "conv", "type": "conv", "inputs": ["input"], "kernel": [3, 3], "stride": [1, 1], "padding": [0, 0], "bias": true},
              {"name": "norm", "type": "batchnorm", "inputs": ["conv"], "epsilon": 1e-5},
              {"name": "pool", "type": "globalavgpool", "inputs": ["norm"]},
              {"name": "logits", "type": "dense", "inputs": ["pool"], "bias": true}]}
            """;

    private NetworkOddities() {}

    static List<Oddity> all() {
        return List.of(
                graph("a stride of 0", "conv", "\"stride\": [1, 1]", "\"stride\": [0, 0]"),
                graph("a padding below 0", "conv", "\"padding\": [0, 0]", "\"padding\": [-1, 0]"),
                graph("a kernel larger than the image", "conv", "\"kernel\": [3, 3]", "\"kernel\": [5, 5]"),
                graph("a kernel of no size", "conv", "\"kernel\": [3, 3]", "\"kernel\": [0, 3]"),
                graph("no groups", "conv", "\"padding\": [0, 0]", "\"padding\": [0, 0], \"groups\": 0"),
                graph("an epsilon below 0", "norm", "1e-5", "-1"),
                graph("an input of no height", "input", "[1, 4, 4]", "[1, 0, 4]"),
                graph("an input below 0", "input", "[1, 4, 4]", "[-1, -4, 4]"),
                graph("an input of more than 2^31 values", "input", "[1, 4, 4]", "[100000, 100000, 100000]"),
                graph("an input of four sizes", "input", "[1, 4, 4]", "[1, 1, 4, 4]"),
                graph("two nodes of one name", "norm", "\"name\": \"pool\"", "\"name\": \"norm\""),
                graph("a node that reads itself", "norm", "\"inputs\": [\"conv\"]", "\"inputs\": [\"norm\"]"),
                graph("a node that nothing reads", "norm", "\"inputs\": [\"norm\"]", "\"inputs\": [\"conv\"]"),
                graph("an unknown type", "swish", "globalavgpool", "swish"),
                graph("an unknown field", "momentum", "\"epsilon\": 1e-5", "\"epsilon\": 1e-5, \"momentum\": 0.1"),
                graph("a field given twice", "JSON", "\"epsilon\": 1e-5", "\"epsilon\": 1e-5, \"epsilon\": 1e-3"),
                graph("an output that is no node", "head", "\"output\": \"logits\"", "\"output\": \"head\""),
                graph("another version of the format", "limbeck-network/2", "limbeck-network/1", "limbeck-network/2"),
                graph("text after the graph", "JSON", "]}\n", "]} more"),
                refused("weights that are not numbers", "conv", folder -> ntk(folder, GRAPH, Double.NaN, 1, images(2))),
                refused("a variance below 0", "norm", folder -> ntk(folder, GRAPH, 1, -1, images(2))),
                refused(
                        "inputs with the channel last",
                        "not (2, 4, 4, 1)",
                        folder -> ntk(folder, GRAPH, 1, 1, Tensor.of(new double[32], 2, 4, 4, 1))),
                refused("no inputs", "not (0, 1, 4, 4)", folder -> ntk(folder, GRAPH, 1, 1, images(0))),
                refused("inputs that are not numbers", "finite", folder -> {
                    Tensor images = images(2);
                    images.doubles()[3] = Double.NaN;
                    return ntk(folder, GRAPH, 1, 1, images);
                }),
                refused(
                        "a single number as inputs",
                        "inputs of shape",
                        folder -> ntk(folder, GRAPH, 1, 1, Tensor.of(new double[] {1}))));
    }

    private static Oddity graph(String input, String part, String text, String instead) {
        return refused(input, part, folder -> ntk(folder, GRAPH.replace(text, instead), 1, 1, images(2)));
    }

    private static Tensor images(int n) {
        double[] values = new double[16 * n];
        for (int i = 0; i < values.length; i++) values[i] = i % 7;
        return Tensor.of(values, n, 1, 4, 4);
    }

    private static List<String> ntk(Path folder, String graph, double weight, double variance, Tensor inputs)
            throws Exception {
        Path net = Files.createDirectory(folder.resolve("net"));
        Files.write(net.resolve(NetworkFolder.ARCHITECTURE), graph.getBytes(StandardCharsets.UTF_8));
        Map<String, Tensor> weights = new TreeMap<>();
        weights.put("conv/W", Tensor.of(new double[] {weight, 1, 2, 0, 1, 0, 2, 1, 0}, 1, 1, 3, 3));
        for (String name : List.of("conv/b", "norm/gain", "norm/offset", "norm/mean", "logits/b")) {
            weights.put(name, Tensor.of(new double[] {1}, 1));
        }
        weights.put("norm/variance", Tensor.of(new double[] {variance}, 1));
        weights.put("logits/W", Tensor.of(new double[] {1}, 1, 1));
        Npz.write(net.resolve(NetworkFolder.WEIGHTS), weights);
        Path x = folder.resolve("x.npy");
        Npy.write(x, inputs);
        return List.of(
                "ntk",
                "--checkpoint",
                net.toString(),
                "--inputs",
                x.toString(),
                "--out",
                folder.resolve("K.npy").toString());
    }
}
