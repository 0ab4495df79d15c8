package org.limbeck.cli.console;

import java.nio.file.Path;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that stand before or after any command. */
public final class GlobalOptions {
    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "folder in which runs and teachers are kept (default: Limbeck in your home folder)")
    private Path workspace;

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "threads for native arithmetic (default: all cores)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "no progress on standard error")
    private boolean quiet;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "one JSON document on standard output, nothing else there")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "what this command does and takes")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "the program's version")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    /** @throws UserError when an empty name was given, which would be the working folder */
    public Path workspace() {
        if (workspace == null) {
            return UserPath.of(System.getProperty("user.home"), "your home folder")
                    .resolve("Limbeck");
        }
        if (workspace.toString().isBlank()) {
            throw new UserError("the name of the workspace is empty", "--workspace", "Name a folder, or leave it out");
        }
        return workspace;
    }

    public int threads() {
        return threads;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean json() {
        return json;
    }
}
