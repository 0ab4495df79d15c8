package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.nio.file.Files;
import java.util.List;

/** Archives and networks from elsewhere. */
final class ArchiveOddities {
    private ArchiveOddities() {}

    static List<Oddity> all() {
        return List.of(refused("a network folder without its graph", "architecture.json", folder -> {
            ArrayOddities.save(folder, "x.npy", new double[] {1, 2}, 1, 2);
            Files.createDirectory(folder.resolve("net"));
            return List.of(
                    "ntk",
                    "--checkpoint",
                    folder.resolve("net").toString(),
                    "--inputs",
                    folder.resolve("x.npy").toString(),
                    "--out",
                    folder.resolve("K.npy").toString());
        }));
    }
}
