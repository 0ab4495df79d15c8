package org.limbeck.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that stand before or after any command. */
public final class GlobalOptions {
    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "folder in which runs and teachers are kept (default: ${DEFAULT-VALUE})")
    private Path workspace = Path.of(System.getProperty("user.home"), "Limbeck");

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
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "the program's version")
    private boolean version;

    public Path workspace() {
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
