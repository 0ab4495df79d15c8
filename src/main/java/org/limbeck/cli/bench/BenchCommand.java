package org.limbeck.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: measurements of speed, each a command of its own. */
@Command(name = "bench", description = "Measure this machine against stated baselines")
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to measure: bench train, bench ntk, bench forms, bench explorer or bench ui");
    }
}
