package org.limbeck.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.limbeck.base.UserError;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.numeric.Tensor;

/** Keeps one vector of a network as a line of text: enough to see that the right one comes back. */
public final class PlainNetworkFiles implements NetworkFiles {
    public static Network network(float... weights) {
        return new Network(
                new Architecture(new int[] {weights.length}, "w", List.of()),
                Map.of("w/W", Tensor.of(weights, weights.length)));
    }

    @Override
    public void write(Path folder, Network network) throws IOException {
        Files.writeString(
                folder.resolve("weights.txt"),
                Arrays.toString(network.parameter("w", "W").floats()).replaceAll("[\\[\\] ]", ""));
    }

    @Override
    public Network read(Path folder) {
        try {
            String[] words = Files.readString(folder.resolve("weights.txt")).split(",");
            float[] weights = new float[words.length];
            for (int i = 0; i < words.length; i++) weights[i] = Float.parseFloat(words[i]);
            return network(weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeArray(Path file, Tensor array) throws IOException {
        Files.writeString(file, Arrays.toString(array.doubles()));
    }

    @Override
    public Tensor readArray(Path file) {
        try {
            String[] rows = Files.readString(file).strip().split("\n");
            double[] values = Arrays.stream(rows)
                    .flatMap(row -> Arrays.stream(row.split(",")))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Tensor.of(values, rows.length, values.length / rows.length);
        } catch (IOException e) {
            throw new UserError("there is no such file", file.toString(), "", e);
        }
    }
}
