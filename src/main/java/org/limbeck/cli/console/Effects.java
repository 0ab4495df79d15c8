package org.limbeck.cli.console;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Options that may stand before or after any command act on most commands only: on the others they are refused, so that
 * nobody believes that a workspace was read or threads were bounded where they were not.
 */
public final class Effects implements IExecutionStrategy {
    private static final int MOST_THREADS = 1024;

    /** Commands that open no workspace. */
    private static final Set<String> NO_WORKSPACE = Set.of(
            "demo",
            "complexity",
            "bound",
            "similarity",
            "forecast",
            "export start",
            "datasets list",
            "datasets inspect",
            "datasets generate",
            "bench train",
            "bench ntk",
            "bench forms",
            "bench explorer",
            "bench ui");

    /** Commands that compute nothing that is shared among threads. */
    private static final Set<String> NO_THREADS = Set.of(
            "similarity",
            "datasets list",
            "datasets inspect",
            "datasets generate",
            "runs list",
            "runs show",
            "compare",
            "teacher list",
            "teacher export",
            "export run",
            "export report");

    private final GlobalOptions options;
    private final IExecutionStrategy next = new CommandLine.RunLast();

    public Effects(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public int execute(ParseResult parsed) {
        boolean workspace = false;
        boolean threads = false;
        ParseResult last = parsed;
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            workspace |= level.hasMatchedOption("--workspace");
            threads |= level.hasMatchedOption("--threads");
            last = level;
        }
        CommandLine command = last.commandSpec().commandLine();
        String name = name(command);
        if (workspace && NO_WORKSPACE.contains(name)) throw without(command, "--workspace", "opens no workspace");
        if (threads && NO_THREADS.contains(name)) throw without(command, "--threads", "shares no work among threads");
        if (threads && (options.threads() < 1 || options.threads() > MOST_THREADS)) {
            throw new ParameterException(
                    command, "--threads " + options.threads() + " is not from 1 to " + MOST_THREADS);
        }
        return next.execute(parsed);
    }

    /** Without the program's own name. */
    private static String name(CommandLine command) {
        String qualified = command.getCommandSpec().qualifiedName();
        return qualified.substring(qualified.indexOf(' ') + 1);
    }

    private static ParameterException without(CommandLine command, String option, String why) {
        return new ParameterException(command, option + " has no effect here, since this command " + why);
    }
}
