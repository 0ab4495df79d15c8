package org.limbeck.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Networks with logits from independent implementations, in the folder named by {@code LIMBECK_GOLDEN}. */
public final class GoldenNetworks {
    private GoldenNetworks() {}

    /** Folders in the exchange format; skips the test when there are none on this machine. */
    public static List<Path> folders() {
        String root = System.getenv("LIMBECK_GOLDEN");
        Assumptions.assumeTrue(root != null && Files.isDirectory(Path.of(root)), "LIMBECK_GOLDEN is not set");
        try (Stream<Path> files = Files.list(Path.of(root))) {
            return files.filter(folder -> Files.exists(folder.resolve("architecture.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
