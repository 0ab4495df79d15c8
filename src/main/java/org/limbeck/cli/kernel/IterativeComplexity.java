package org.limbeck.cli.kernel;

import java.nio.file.Path;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.NpyMatrix;
import org.limbeck.theory.IterativeKernel;
import org.limbeck.theory.KernelKind;

/** {@code complexity --solver cg}: never reads the kernel whole. */
final class IterativeComplexity {
    private final Console console;
    private final Path kernel;
    private final Path targets;
    private final Ridge ridge;
    private final double tolerance;
    private final int rank;

    IterativeComplexity(Console console, Path kernel, Path targets, Ridge ridge, double tolerance, int rank) {
        this.console = console;
        this.kernel = kernel;
        this.targets = targets;
        this.ridge = ridge;
        this.tolerance = tolerance;
        this.rank = rank;
    }

    /** What {@code --json} prints; seconds: preconditioner, iterations. */
    record Result(
            int n,
            int d,
            double ridge,
            String ridgeOrigin,
            double supervisionComplexity,
            double adjusted,
            double normalised,
            double trace,
            int iterations,
            double residual,
            double relativeError,
            double preconditionerSeconds,
            double solveSeconds) {}

    int call(JobControl control) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new UserError("is not between 0 and 1", "--tolerance", "Give one such as 1e-6");
        }
        NpyMatrix matrix = NpyMatrix.map(kernel);
        Tensor y = KernelFiles.targets(targets);
        int n = y.shape()[0];
        int d = y.rank() == 2 ? y.shape()[1] : 1;
        KernelKind kind = KernelFiles.kind(matrix.order(), n, d, targets);
        long start = System.nanoTime();
        int threads = console.options().threads();
        try (IterativeKernel iterative =
                IterativeKernel.of(matrix, threads, kind, n, d, ridge.value(), rank, control)) {
            double made = (System.nanoTime() - start) / 1e9;
            IterativeKernel.Result found = iterative.complexity(y.doubles(), tolerance, control);
            console.progress("");
            Result result = new Result(
                    n,
                    d,
                    ridge.value(),
                    ridge.origin(),
                    found.complexity().supervisionComplexity(),
                    found.complexity().adjusted(),
                    found.complexity().normalised(),
                    iterative.trace(),
                    found.iterations(),
                    found.residual(),
                    found.relativeError(),
                    made,
                    (System.nanoTime() - start) / 1e9 - made);
            console.result(result, text(result, kind, ridge));
            return 0;
        }
    }

    private static String text(Result result, KernelKind kind, Ridge ridge) {
        return """
                %s kernel, n = %d, d = %d, %s, by conjugate gradients
                supervision complexity  %.6g  (relative error below %.1e)
                adjusted                %.6g
                normalised              %s
                trace                   %.6g
                iterations              %d in %.1f s, after %.1f s for the preconditioner
                relative residual       %.2e"""
                .formatted(
                        kind.label(),
                        result.n,
                        result.d,
                        ridge.text(),
                        result.supervisionComplexity,
                        result.relativeError,
                        result.adjusted,
                        ComplexityCommand.normalised(result.normalised),
                        result.trace,
                        result.iterations,
                        result.solveSeconds,
                        result.preconditionerSeconds,
                        result.residual);
    }
}
