package org.limbeck.cli.console;

import java.util.Map;
import org.limbeck.base.CancelledException;
import org.limbeck.base.UserError;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns what went wrong into one clear message and an exit code: 1 failed, 2 bad input, 130 stopped. */
public final class Faults {
    public static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int STOPPED = 130;

    private final Console console;

    public Faults(Console console) {
        this.console = console;
    }

    public void install(CommandLine commands) {
        commands.setParameterExceptionHandler((fault, arguments) -> wrongUse(fault));
        commands.setExecutionExceptionHandler((fault, command, parsed) -> failed(fault));
    }

    private int wrongUse(ParameterException fault) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        report(String.valueOf(fault.getMessage()), command, "See " + command + " --help");
        return BAD_INPUT;
    }

    private int failed(Exception fault) {
        if (fault instanceof CancelledException) return STOPPED;
        if (fault instanceof UserError error) {
            report(error.what(), error.where(), error.remedy());
            return BAD_INPUT;
        }
        report("failed with " + fault, "", "This is a fault of the program: please report it with the lines below");
        for (StackTraceElement frame : fault.getStackTrace()) console.fault("    at " + frame);
        return FAILED;
    }

    private void report(String what, String where, String remedy) {
        if (console.options().json()) {
            console.result(Map.of("error", Map.of("what", what, "where", where, "remedy", remedy)), "");
        } else {
            console.fault(new UserError(what, where, remedy).getMessage());
        }
    }
}
