package org.limbeck.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Networks with logits from independent implementations. */
public final class GoldenNetworks {
    private GoldenNetworks() {}

    /** The project's own case and those in the folder named by {@code LIMBECK_GOLDEN}, in the exchange format. */
    public static List<Path> folders() {
        List<Path> folders = new ArrayList<>(List.of(everyType()));
        String root = System.getenv("LIMBECK_GOLDEN");
        if (root == null || !Files.isDirectory(Path.of(root))) return folders;
        try (Stream<Path> files = Files.list(Path.of(root))) {
            files.filter(folder -> Files.exists(folder.resolve("architecture.json")))
                    .sorted()
                    .forEach(folders::add);
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network with every node type, by {@code make-every-type.py}. */
    public static Path everyType() {
        try {
            return Path.of(GoldenNetworks.class.getResource("every-type").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
