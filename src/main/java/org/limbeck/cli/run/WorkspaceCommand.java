package org.limbeck.cli.run;

import java.nio.file.Path;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.Faults;
import picocli.CommandLine.Command;

/** {@code workspace}: care for the folder itself. */
@Command(name = "workspace", description = "Repair a workspace", synopsisSubcommandLabel = "COMMAND")
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
}
