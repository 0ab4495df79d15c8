package org.limbeck.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code complexity}: supervision complexity of targets under a kernel, both from {@code .npy} files. */
@Command(name = "complexity", description = "Supervision complexity of targets under a kernel (.npy files)")
final class ComplexityCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--kernel", required = true, paramLabel = "K.npy", description = "n x n or nd x nd, symmetric")
    private Path kernel;

    @Option(names = "--targets", required = true, paramLabel = "Y.npy", description = "(n) or (n, d)")
    private Path targets;

    @Option(names = "--ridge", defaultValue = "1e-6", description = "relative to Tr K / nd (default: ${DEFAULT-VALUE})")
    private double ridge;

    ComplexityCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints. */
    record Result(
            int n,
            int d,
            double ridge,
            double supervisionComplexity,
            double adjusted,
            double normalised,
            double trace,
            double conditionNumber,
            double effectiveRank) {}

    @Override
    public Integer call() {
        KernelFiles files = KernelFiles.read(kernel, targets);
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), ridge)) {
            Complexity complexity = factored.complexity(files.targets());
            Result result = new Result(
                    files.kernel().n(),
                    files.kernel().d(),
                    ridge,
                    complexity.supervisionComplexity(),
                    complexity.adjusted(),
                    complexity.normalised(),
                    files.kernel().trace(),
                    factored.conditionNumber(),
                    factored.effectiveRank());
            console.result(result, text(result, files));
            return 0;
        }
    }

    private static String text(Result result, KernelFiles files) {
        return """
                %s kernel, n = %d, d = %d, ridge %s
                supervision complexity  %.6g
                adjusted                %.6g
                normalised              %.6g
                trace                   %.6g
                condition number        %.6g
                effective rank          %.6g"""
                .formatted(
                        files.kernel().kind().label(),
                        result.n,
                        result.d,
                        result.ridge,
                        result.supervisionComplexity,
                        result.adjusted,
                        result.normalised,
                        result.trace,
                        result.conditionNumber,
                        result.effectiveRank);
    }
}
