package org.limbeck.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/** Refuses places to write to that would destroy what a command reads, or mix files into the answer. */
public final class OutputPath {
    private static final List<Path> STANDARD_OUTPUT =
            List.of(Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    /** What a workspace keeps for itself. */
    private static final List<String> KEPT = List.of("runs", "teachers");

    private OutputPath() {}

    /**
     * @param option by which it was given
     * @param inputs that the command reads; those that do not exist are passed over
     * @throws UserError when writing would replace an input
     */
    public static void require(Path out, String option, Path... inputs) {
        if (out.toString().isEmpty()) throw new UserError("is empty", option, "Give a path");
        if (STANDARD_OUTPUT.contains(out.toAbsolutePath().normalize())) {
            throw new UserError(
                    "is standard output, which carries the command's answer", option, "Give a file or a named pipe");
        }
        for (Path input : inputs) {
            if (!same(out, input)) continue;
            throw new UserError(out + " is read by this command and would be overwritten", option, "Give another name");
        }
    }

    /** As above for a folder. @throws UserError also when it lies among the runs and teachers of the workspace */
    public static void requireFolder(Path out, Path workspace) {
        require(out, "--out");
        for (String kept : KEPT) {
            if (!within(out, workspace.resolve(kept))) continue;
            throw new UserError(
                    out + " lies among what the workspace keeps in " + workspace.resolve(kept),
                    "--out",
                    "Give a folder outside of it");
        }
    }

    private static boolean same(Path out, Path input) {
        try {
            return Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input);
        } catch (IOException e) {
            throw FileFault.reading(input, e);
        }
    }

    private static boolean within(Path out, Path folder) {
        try {
            return Files.exists(folder) && real(out).startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw FileFault.writing(out, e);
        }
    }

    /** Without links, as far as it exists. */
    private static Path real(Path path) throws IOException {
        Path place = DurableFiles.destination(path).toAbsolutePath().normalize();
        Path known = place;
        while (!Files.exists(known) && known.getParent() != null) known = known.getParent();
        return known.toRealPath().resolve(known.relativize(place));
    }
}
