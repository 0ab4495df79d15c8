package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.nio.file.Files;
import java.util.List;

/** Places that cannot be written as they are given. */
final class OutputOddities {
    private OutputOddities() {}

    static List<Oddity> all() {
        return List.of(refused("a file where the output's folder should be", "cannot be written", folder -> {
            Files.writeString(folder.resolve("taken"), "text");
            return List.of(
                    "datasets", "generate", "--out", folder.resolve("taken").toString());
        }));
    }
}
