package org.limbeck.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Tensor;

/** A small reader of golden networks (float64, C order), apart from the program's own so that it checks that too. */
record GoldenFolder(Network network, Tensor inputs, Tensor logits, Tensor kernel) {
    static GoldenFolder read(Path folder) throws IOException {
        Map<String, Tensor> weights = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(folder.resolve("weights.npz")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                weights.put(entry.getName().replaceAll("\\.npy$", ""), array(zip.readAllBytes()));
            }
        }
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("architecture.json").toFile());
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node : json.get("nodes")) nodes.add(node(node, weights));
        Architecture architecture =
                new Architecture(ints(json.get("input")), json.get("output").asText(), nodes);
        return new GoldenFolder(
                new Network(architecture, weights),
                array(folder.resolve("inputs.npy")),
                array(folder.resolve("logits.npy")),
                array(folder.resolve("kernel.npy")));
    }

    private static Tensor array(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return array(in.readAllBytes());
        }
    }

    private static Tensor array(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes[6] == 1 ? Short.toUnsignedInt(buffer.getShort(8)) : buffer.getInt(8);
        int start = bytes[6] == 1 ? 10 : 12;
        String text = new String(bytes, start, header, StandardCharsets.US_ASCII);
        if (!text.contains("<f8") || !text.contains("False")) throw new IllegalArgumentException(text);
        String axes = text.replaceAll("(?s).*\\(([^)]*)\\).*", "$1").replace(" ", "");
        List<Integer> shape = new ArrayList<>();
        for (String axis : axes.split(",")) if (!axis.isEmpty()) shape.add(Integer.valueOf(axis));
        double[] values = new double[(bytes.length - start - header) / Double.BYTES];
        buffer.position(start + header);
        buffer.asDoubleBuffer().get(values);
        return Tensor.of(values, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int[] ints(JsonNode node) {
        int[] values = new int[node.size()];
        for (int i = 0; i < values.length; i++) values[i] = node.get(i).asInt();
        return values;
    }

    private static Node node(JsonNode json, Map<String, Tensor> weights) {
        String name = json.get("name").asText();
        List<String> inputs = new ArrayList<>();
        json.get("inputs").forEach(input -> inputs.add(input.asText()));
        Tensor main = weights.get(name + "/W");
        boolean bias = json.path("bias").asBoolean();
        int[] kernel = ints(json.path("kernel"));
        int[] stride = ints(json.path("stride"));
        int[] padding = ints(json.path("padding"));
        String type = json.get("type").asText();
        return switch (type) {
            case "conv" -> new Node.Convolution(
                    name,
                    inputs,
                    main.shape()[0],
                    kernel,
                    stride,
                    padding,
                    json.path("groups").asInt(1),
                    bias);
            case "dense" -> new Node.Dense(name, inputs, main.shape()[0], bias);
            case "batchnorm" -> new Node.BatchNorm(
                    name, inputs, json.get("epsilon").asDouble());
            case "maxpool" -> new Node.MaxPool(name, inputs, kernel, stride, padding);
            case "avgpool" -> new Node.AveragePool(name, inputs, kernel, stride, padding);
            case "globalavgpool" -> new Node.GlobalAveragePool(name, inputs);
            case "flatten" -> new Node.Flatten(name, inputs);
            case "add" -> new Node.Add(name, inputs);
            case "concat" -> new Node.Concat(name, inputs);
            case "multiply" -> new Node.Multiply(name, inputs);
            case "shortcut" -> new Node.Shortcut(
                    name,
                    inputs,
                    json.get("stride").asInt(),
                    json.get("channels").asInt());
            default -> new Node.Activation(name, inputs, Nonlinearity.valueOf(type.toUpperCase(java.util.Locale.ROOT)));
        };
    }
}
