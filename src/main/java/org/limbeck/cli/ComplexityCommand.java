package org.limbeck.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.IterativeKernel;
import picocli.CommandLine.ArgGroup;
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

    @Option(
            names = "--solver",
            defaultValue = "auto",
            description = "cholesky, cg (conjugate gradients), or auto: cg from 20,000 rows on")
    private String solver;

    @Option(
            names = "--tolerance",
            defaultValue = "1e-6",
            description = "relative residual of conjugate gradients (default: ${DEFAULT-VALUE})")
    private double tolerance;

    @Option(
            names = "--rank",
            defaultValue = "0",
            description = "of the Nystrom preconditioner; 0: a tenth of the rows, at most 4,000")
    private int rank;

    @ArgGroup(exclusive = false, heading = "Uncertainty:%n")
    private RedrawOptions redraws;

    ComplexityCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints; ASC at ten times and a tenth of the ridge is NaN where the kernel is singular. */
    record Result(
            int n,
            int d,
            double ridge,
            double supervisionComplexity,
            double adjusted,
            double normalised,
            double trace,
            double conditionNumber,
            double effectiveRank,
            double adjustedAtTenfoldRidge,
            double adjustedAtTenthRidge) {}

    @Override
    public Integer call() {
        try (Stopping control = new Stopping(KernelOptions.progress(console, "solving"), Stopping.NOTHING_WRITTEN)) {
            return call(control);
        }
    }

    private int call(JobControl control) {
        if (iterative()) {
            return new IterativeComplexity(console, kernel, targets, ridge, tolerance, rank).call(control);
        }
        KernelFiles files = KernelFiles.read(kernel, targets);
        if (redraws != null) return redraws.call(console, files, ridge, control);
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), ridge, control)) {
            Complexity complexity = factored.complexity(files.targets());
            Result result = new Result(
                    files.kernel().n(),
                    files.kernel().d(),
                    ridge,
                    complexity.supervisionComplexity(),
                    complexity.adjusted(),
                    complexity.normalised(),
                    files.kernel().trace(),
                    factored.conditionNumber(control),
                    factored.effectiveRank(),
                    adjustedAt(10 * ridge, files, control),
                    adjustedAt(ridge / 10, files, control));
            console.result(result, text(result, files));
            return 0;
        }
    }

    private boolean iterative() {
        return switch (solver) {
            case "cholesky" -> false;
            case "cg" -> true;
            case "auto" -> redraws == null && KernelFiles.rows(kernel) > IterativeKernel.LARGE;
            default ->
                throw new UserError("there is no solver \"" + solver + "\"", "--solver", "Use auto, cholesky or cg");
        };
    }

    private static double adjustedAt(double ridge, KernelFiles files, JobControl control) {
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), ridge, control)) {
            return factored.complexity(files.targets()).adjusted();
        } catch (UserError singular) {
            return Double.NaN;
        }
    }

    private static String text(Result result, KernelFiles files) {
        return """
                %s kernel, n = %d, d = %d, ridge %s
                supervision complexity  %.6g
                adjusted                %.6g
                  at 10 x and 0.1 x the ridge  %.6g, %.6g
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
                        result.adjustedAtTenfoldRidge,
                        result.adjustedAtTenthRidge,
                        result.normalised,
                        result.trace,
                        result.conditionNumber,
                        result.effectiveRank);
    }
}
