package org.limbeck.cli.bench;

import java.util.concurrent.Callable;
import org.limbeck.base.UserError;
import org.limbeck.bench.ExplorerBench;
import org.limbeck.cli.console.Console;
import org.limbeck.numeric.BlasThreads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench explorer}: how long a slider waits for complexity, margin loss and bound under a factored kernel. */
@Command(name = "explorer", description = "Time the answers to a slider over teacher checkpoint and temperature")
public final class BenchExplorerCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--n", defaultValue = "1024", description = "examples (default: ${DEFAULT-VALUE})")
    private int n;

    @Option(names = "--outputs", defaultValue = "10", description = "d (default: ${DEFAULT-VALUE})")
    private int d;

    @Option(names = "--questions", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
    private int questions;

    public BenchExplorerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (n < 1 || d < 1 || questions < 1 || (long) n * n > Integer.MAX_VALUE) {
            throw new UserError("a size is out of range", "bench explorer", "Give sizes from 1 up, and n up to 46,340");
        }
        BlasThreads.use(console.options().threads());
        ExplorerBench.Result result = new ExplorerBench(n, d, questions).measure();
        console.result(result, text(result));
        return 0;
    }

    private static String text(ExplorerBench.Result result) {
        return """
                class-mean kernel, n = %d, d = %d: factored in %.1f ms
                answer to a question, median      %8.2f ms
                answer to a question, 95th of 100 %8.2f ms
                answer to a question, worst       %8.2f ms  (of %d)"""
                .formatted(
                        result.n(),
                        result.d(),
                        result.factorMillis(),
                        result.median(),
                        result.p95(),
                        result.worst(),
                        result.questions());
    }
}
