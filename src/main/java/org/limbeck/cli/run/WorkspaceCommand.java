package org.limbeck.cli.run;

import java.nio.file.Path;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.Faults;
import org.limbeck.experiment.library.DiskUse;
import org.limbeck.experiment.run.RunArchive;
import picocli.CommandLine.Command;

/** {@code workspace}: care for the folder itself. */
@Command(
        name = "workspace",
        description = "See what a workspace takes, tidy and repair it",
        synopsisSubcommandLabel = "COMMAND")
public final class WorkspaceCommand {
    private final Console console;
    private final Engine.Factory engines;

    public WorkspaceCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Command(
            name = "rebuild",
            description = "Make a missing or empty limbeck.db anew from the files of the workspace's runs and teachers")
    int rebuild() {
        Path workspace = console.options().workspace();
        Engine.Rebuilt rebuilt = engines.rebuild(workspace);
        StringBuilder text = new StringBuilder("rebuilt %s: %d runs, %d teachers"
                .formatted(
                        workspace.resolve("limbeck.db"),
                        rebuilt.runs().size(),
                        rebuilt.teachers().size()));
        for (String left : rebuilt.left()) text.append(System.lineSeparator()).append(left);
        console.result(rebuilt, text.toString());
        return rebuilt.left().isEmpty() ? 0 : Faults.FAILED;
    }

    /** Bytes. */
    record Usage(int runs, long runBytes, int deleted, long deletedBytes) {
        static Usage of(DiskUse use) {
            return new Usage(use.runs().size(), use.listedBytes(), use.deleted().size(), use.deletedBytes());
        }
    }

    @Command(name = "usage", description = "What the files of the runs take, and what 'workspace clean' would free")
    int usage() {
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            Usage usage = Usage.of(DiskUse.of(engine.experiments().runs()));
            String text = "%d runs take %s; %d deleted ones another %s, which 'workspace clean' frees"
                    .formatted(usage.runs(), bytes(usage.runBytes()), usage.deleted(), bytes(usage.deletedBytes()));
            console.result(usage, text);
            return 0;
        }
    }

    @Command(
            name = "clean",
            description = "Free the space of deleted runs, for good: 'runs undo' cannot bring them back after it")
    int clean() {
        Path workspace = console.options().workspace();
        int threads = console.options().threads();
        try (Engine engine = engines.openExisting(workspace, threads)) {
            RunArchive archive = engine.experiments().runs();
            DiskUse use = DiskUse.of(archive);
            use.free(archive);
            console.result(
                    Usage.of(use),
                    use.deleted().isEmpty()
                            ? "there was nothing to free"
                            : "freed %s of %d deleted runs"
                                    .formatted(
                                            bytes(use.deletedBytes()),
                                            use.deleted().size()));
            return 0;
        }
    }

    private static String bytes(long bytes) {
        return bytes < 1_000_000 ? "%d kB".formatted((bytes + 999) / 1000) : "%.1f MB".formatted(bytes / 1e6);
    }
}
