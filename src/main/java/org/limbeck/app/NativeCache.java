package org.limbeck.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;

/**
 * Where JavaCPP, JavaFX and JNA unpack their native libraries. They take the home folder, which under {@code LC_ALL=C} cannot
 * be named when it has letters beyond ASCII; a folder for temporary files takes its place then.
 */
final class NativeCache {
    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";
    private static final List<String> ALL = List.of(JAVACPP, "javafx.cachedir", "jna.tmpdir");

    private NativeCache() {}

    /** Must run before any of them is loaded. Folders given on the command line stay. */
    static void place() {
        if (UserPath.canEncode(System.getProperty("user.home"))) return;
        List<String> open = ALL.stream()
                .filter(option -> System.getProperty(option) == null)
                .toList();
        if (open.isEmpty()) return;
        String folder = folder().toString();
        open.forEach(option -> System.setProperty(option, folder));
    }

    /** The same at each start, unless somebody else has made it: libraries are loaded from it. */
    private static Path folder() {
        Path temporary = UserPath.of(System.getProperty("java.io.tmpdir"), "the folder for temporary files");
        try {
            Path own = Files.createTempDirectory(temporary, "limbeck-native-");
            Path kept = temporary.resolve("limbeck-native-" + Files.getAttribute(own, "unix:uid"));
            if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) return Files.move(own, kept);
            if (!isPrivate(kept, own)) return own;
            Files.delete(own);
            return kept;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new UserError(
                    "no folder for native libraries can be made",
                    temporary.toString(),
                    "free some space, or name another folder with -D" + JAVACPP,
                    e);
        }
    }

    private static boolean isPrivate(Path kept, Path own) throws IOException {
        return Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(kept).equals(Files.getOwner(own))
                && PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))
                        .equals("rwx------");
    }
}
