package org.limbeck.cli.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Named;
import org.limbeck.cli.console.Stopping;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.IterativeKernel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code complexity}: supervision complexity of targets under a kernel, both from {@code .npy} files. */
@Command(name = "complexity", description = "Supervision complexity of targets under a kernel (.npy files)")
public final class ComplexityCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--kernel", required = true, paramLabel = "K.npy", description = "n x n or nd x nd, symmetric")
    private Path kernel;

    @Option(names = "--targets", required = true, paramLabel = "Y.npy", description = "(n) or (n, d)")
    private Path targets;

    @Option(names = "--ridge", description = Ridge.DESCRIPTION)
    private Double ridge;

    @Option(
            names = "--solver",
            defaultValue = "auto",
            description = "cholesky, cg (conjugate gradients), or auto: cg from 20,000 rows on")
    private String solver;

    @Option(names = "--tolerance", description = "relative residual of conjugate gradients (default: 1e-6)")
    private Double tolerance;

    @Option(
            names = "--rank",
            description =
                    "of conjugate gradients' Nystrom preconditioner (default: a tenth of the rows, at most 4,000)")
    private Integer rank;

    @ArgGroup(exclusive = false, heading = "Uncertainty:%n")
    private RedrawOptions redraws;

    public ComplexityCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints; ASC at ten times and a tenth of the ridge is NaN where the kernel is singular. */
    record Result(
            int n,
            int d,
            double ridge,
            String ridgeOrigin,
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
            Map<String, Object> names = Map.of(
                    "kernel",
                    kernel,
                    "targets",
                    targets,
                    "ridge",
                    "--ridge",
                    "rank",
                    "--rank",
                    "probe sets",
                    "--sizes");
            return Named.faults(names, () -> call(control));
        }
    }

    private int call(JobControl control) {
        BlasThreads.use(console.options().threads());
        boolean iterative = iterative();
        requireEffect(iterative);
        if (redraws != null) redraws.requireFigure(kernel, targets);
        Ridge chosen = Ridge.of(ridge, kernel);
        if (iterative) {
            double residual = tolerance == null ? IterativeKernel.TOLERANCE : tolerance;
            int rows = rank == null ? 0 : rank;
            return new IterativeComplexity(console, kernel, targets, chosen, residual, rows).call(control);
        }
        KernelFiles files = KernelFiles.read(kernel, targets);
        if (redraws != null) return redraws.call(console, files, chosen, control);
        double value = chosen.value();
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), value, control)) {
            Complexity complexity = factored.complexity(files.targets());
            Result result = new Result(
                    files.kernel().n(),
                    files.kernel().d(),
                    value,
                    chosen.origin(),
                    complexity.supervisionComplexity(),
                    complexity.adjusted(),
                    complexity.normalised(),
                    files.kernel().trace(),
                    factored.conditionNumber(control),
                    factored.effectiveRank(),
                    adjustedAt(10 * value, files, control),
                    adjustedAt(value / 10, files, control));
            console.result(result, text(result, files, chosen));
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

    /** Options of the one solver say nothing to the other. */
    private void requireEffect(boolean iterative) {
        if (iterative && redraws != null) {
            throw new UserError(
                    "draws are factored one by one, not solved by conjugate gradients",
                    "--redraws",
                    "Leave out --redraws or --solver cg");
        }
        if (!iterative && tolerance != null) throw ofTheOther("--tolerance");
        if (!iterative && rank != null) throw ofTheOther("--rank");
        if (rank != null && rank < 1) {
            throw new UserError(rank + " is not from 1 up", "--rank", "Leave it out for a tenth of the rows");
        }
    }

    private static UserError ofTheOther(String option) {
        return new UserError(
                "has no effect on this kernel, which is factored", option, "Leave it out, or add --solver cg");
    }

    private static double adjustedAt(double ridge, KernelFiles files, JobControl control) {
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), ridge, control)) {
            return factored.complexity(files.targets()).adjusted();
        } catch (UserError singular) {
            return Double.NaN;
        }
    }

    private static String text(Result result, KernelFiles files, Ridge ridge) {
        return """
                %s kernel, n = %d, d = %d, %s
                supervision complexity  %.6g
                adjusted                %.6g
                  at 10 x and 0.1 x the ridge  %.6g, %.6g
                normalised              %s
                trace                   %.6g
                condition number        %.6g
                effective rank          %.6g"""
                .formatted(
                        files.kernel().kind().label(),
                        result.n,
                        result.d,
                        ridge.text(),
                        result.supervisionComplexity,
                        result.adjusted,
                        result.adjustedAtTenfoldRidge,
                        result.adjustedAtTenthRidge,
                        normalised(result.normalised),
                        result.trace,
                        result.conditionNumber,
                        result.effectiveRank);
    }

    static String normalised(double nasc) {
        return Double.isNaN(nasc) ? "undefined: the targets vanish" : "%.6g".formatted(nasc);
    }
}
