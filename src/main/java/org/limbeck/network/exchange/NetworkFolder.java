package org.limbeck.network.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Network;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.npy.Npz;

/**
 * Reads and writes a network as a folder in the exchange format ({@code docs/exchange.md}): {@code architecture.json}
 * and {@code weights.npz}, with optional arrays beside them.
 */
public final class NetworkFolder {
    /** The graph. */
    public static final String ARCHITECTURE = "architecture.json";
    /** All parameters, by {@code node/parameter}. */
    public static final String WEIGHTS = "weights.npz";
    /** Optional examples. */
    public static final String INPUTS = "inputs.npy";
    /** Optional logits of those examples. */
    public static final String LOGITS = "logits.npy";
    /** Optional kernel of those examples. */
    public static final String KERNEL = "kernel.npy";
    /** Optional provenance. */
    public static final String META = "meta.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private NetworkFolder() {}

    /**
     * The network in a folder, in the precision it was stored in.
     *
     * @throws UserError naming the file, and the node where there is one: unreadable files, unknown types or fields,
     *     missing or extra arrays, wrong shapes, values that are not finite
     */
    public static Network read(Path folder) {
        JsonNode graph = readGraph(folder.resolve(ARCHITECTURE));
        Map<String, Tensor> weights = Npz.read(folder.resolve(WEIGHTS));
        try {
            Map<String, int[]> shapes = new LinkedHashMap<>();
            weights.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            Network network = new Network(ArchitectureJson.read(graph, shapes), weights);
            Architectures.requireComplete(network);
            return network;
        } catch (UserError fault) {
            String where = fault.where().isEmpty() ? folder.toString() : fault.where() + " of " + folder;
            throw new UserError(fault.what(), where, fault.remedy(), fault);
        }
    }

    /**
     * Writes architecture and weights; the folder is made when it does not exist, other files in it stay.
     *
     * @throws UserError when the folder cannot be written; what was in it is still there then
     */
    public static void write(Path folder, Network network) {
        write(folder, network, Map.of(), Map.of());
    }

    /**
     * Writes a network with what others need to check their reading of it, all or nothing.
     *
     * @param inputs {@code (n, c, h, w)} or {@code (n, features)}, as the network reads them; null to leave out
     * @param logits {@code (n, d)} of those inputs in inference mode; null to leave out
     * @param meta provenance, any values that Jackson can write; empty to leave out
     * @throws UserError when the folder cannot be written; what was in it is still there then
     */
    public static void write(Path folder, Network network, Tensor inputs, Tensor logits, Map<String, ?> meta) {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        if (inputs != null) arrays.put(INPUTS, inputs);
        if (logits != null) arrays.put(LOGITS, logits);
        write(folder, network, arrays, meta);
    }

    /** As above. @param arrays by the names of their files beside the network's */
    public static void write(Path folder, Network network, Map<String, Tensor> arrays, Map<String, ?> meta) {
        Architectures.requireComplete(network);
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        for (String name : Architectures.parameterShapes(network.architecture()).keySet()) {
            ordered.put(name, network.parameters().get(name));
        }
        Map<String, DurableFiles.Filling> all = new LinkedHashMap<>();
        all.put(WEIGHTS, file -> Npz.fill(file, ordered));
        all.put(ARCHITECTURE, file -> writeJson(file, ArchitectureJson.write(network.architecture())));
        arrays.forEach((name, array) -> all.put(name, file -> Npy.fill(file, array)));
        if (!meta.isEmpty()) all.put(META, file -> writeJson(file, meta));
        try {
            DurableFiles.files(folder, all);
        } catch (IOException e) {
            throw FileFault.writing(folder, e);
        }
    }

    /** The architecture alone, as it stands in {@code architecture.json}; for display and comparison. */
    public static String describe(Architecture architecture) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(ArchitectureJson.write(architecture));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode readGraph(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is no such file",
                    file.toString(),
                    "Give a folder in the exchange format: " + ARCHITECTURE + " and " + WEIGHTS);
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new UserError("is not valid JSON" + line, file.toString(), "Write the file again", e);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    private static void writeJson(Path file, Object value) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), value);
    }
}
