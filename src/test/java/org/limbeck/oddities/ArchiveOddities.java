package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.answered;
import static org.limbeck.oddities.Oddity.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;

/** Archives and networks from elsewhere. */
final class ArchiveOddities {
    private ArchiveOddities() {}

    static List<Oddity> all() {
        return List.of(
                refused("a network folder without its graph", "architecture.json", folder -> {
                    Files.delete(network(folder).resolve(NetworkFolder.ARCHITECTURE));
                    return ntk(folder);
                }),
                refused("a bit of an array that has flipped", "does not fit its checksum", folder -> {
                    Path weights = network(folder).resolve(NetworkFolder.WEIGHTS);
                    byte[] bytes = Files.readAllBytes(weights);
                    String text = new String(bytes, StandardCharsets.ISO_8859_1);
                    bytes[text.indexOf("NUMPY") - 1 + 128 + 1] ^= 1;
                    Files.write(weights, bytes);
                    return ntk(folder);
                }),
                refused("an archive cut short", "is cut short", folder -> {
                    Path weights = network(folder).resolve(NetworkFolder.WEIGHTS);
                    byte[] bytes = Files.readAllBytes(weights);
                    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
                    return ntk(folder);
                }),
                answered("an archive packed again on macOS", "wrote the full kernel", folder -> {
                    Path weights = network(folder).resolve(NetworkFolder.WEIGHTS);
                    Map<String, byte[]> entries = entries(weights);
                    entries.put("__MACOSX/._W.npy", new byte[] {0, 5, 22, 7});
                    write(weights, entries);
                    return ntk(folder);
                }),
                refused("an array that no node reads", "extra", folder -> {
                    Path weights = network(folder).resolve(NetworkFolder.WEIGHTS);
                    Map<String, byte[]> entries = entries(weights);
                    entries.put("extra/W.npy", entries.values().iterator().next());
                    write(weights, entries);
                    return ntk(folder);
                }));
    }

    private static Path network(Path folder) {
        Architecture model = new BuiltInModels().build(new ModelSpec("mlp", 0.1), new int[] {2}, 1);
        NetworkFolder.write(folder.resolve("net"), Initialiser.initialise(model, 1));
        return folder.resolve("net");
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private static void write(Path archive, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private static List<String> ntk(Path folder) {
        return List.of(
                "ntk",
                "--checkpoint",
                folder.resolve("net").toString(),
                "--inputs",
                ArrayOddities.save(folder, "x.npy", new double[] {1, 2}, 1, 2).toString(),
                "--out",
                folder.resolve("K.npy").toString());
    }
}
