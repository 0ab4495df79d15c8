package org.limbeck.cli.kernel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Named;
import org.limbeck.cli.console.Stopping;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.Bound;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.Margins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bound}: the margin bound with its terms, from {@code .npy} files. */
@Command(name = "bound", description = "The margin bound with its terms (.npy files)")
public final class BoundCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--kernel", required = true, paramLabel = "K.npy", description = "n x n or nd x nd, symmetric")
    private Path kernel;

    @Option(names = "--targets", required = true, paramLabel = "Y.npy", description = "(n) or (n, d)")
    private Path targets;

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "O.npy",
            description = "of the student, in the encoding of the targets")
    private Path predictions;

    @Option(names = "--margin", required = true, paramLabel = "G", description = "margin scale, above 0")
    private double margin;

    @Option(names = "--delta", required = true, paramLabel = "D", description = "in (0, 1)")
    private double delta;

    @Option(names = "--ridge", description = Ridge.DESCRIPTION)
    private Double ridge;

    public BoundCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints. */
    record Result(
            double marginLoss,
            double complexityTerm,
            double confidenceTerm,
            double bound,
            boolean vacuous,
            double ridge,
            String ridgeOrigin) {
        static Result of(Bound bound, Ridge ridge) {
            return new Result(
                    bound.marginLoss(),
                    bound.complexityTerm(),
                    bound.confidenceTerm(),
                    bound.bound(),
                    bound.vacuous(),
                    ridge.value(),
                    ridge.origin());
        }
    }

    @Override
    public Integer call() {
        try (Stopping control = new Stopping(KernelOptions.progress(console, "solving"), Stopping.NOTHING_WRITTEN)) {
            Map<String, Object> names = Map.of(
                    "kernel", kernel, "targets", targets, "ridge", "--ridge", "margin", "--margin", "delta", "--delta");
            return Named.faults(names, () -> call(control));
        }
    }

    private int call(JobControl control) {
        BlasThreads.use(console.options().threads());
        Ridge chosen = Ridge.of(ridge, kernel);
        KernelFiles files = KernelFiles.read(kernel, targets);
        int n = files.kernel().n();
        int d = files.kernel().d();
        double[] outputs = outputs(n, d);
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), chosen.value(), control)) {
            double complexity = factored.complexity(files.targets()).supervisionComplexity();
            double[] margins = Margins.of(outputs, files.targets(), n, d);
            Bound bound = Bound.of(complexity, files.kernel().trace(), margins, d, margin, delta);
            console.result(Result.of(bound, chosen), text(bound, chosen));
            return 0;
        }
    }

    /** Of the shape of the targets: of another one the values would belong to other examples. */
    private double[] outputs(int n, int d) {
        Tensor outputs = KernelFiles.finite(predictions);
        int[] shape = outputs.shape();
        boolean fits = Arrays.equals(shape, new int[] {n, d}) || (d == 1 && Arrays.equals(shape, new int[] {n}));
        if (fits) return outputs.doubles();
        throw new UserError(
                "is " + outputs + " where the targets are " + n + " x " + d,
                predictions.toString(),
                "Give the student's output for each target, one row an example");
    }

    private static String text(Bound bound, Ridge ridge) {
        return """
                margin loss      %.6g
                complexity term  %.6g
                confidence term  %.6g
                bound            %.6g%s
                with %s
                A guarantee only for the kernel classifier of these targets, with its kernel at initialisation, settings
                fixed beforehand and examples that the teacher was not trained on; anywhere else a diagnostic."""
                .formatted(
                        bound.marginLoss(),
                        bound.complexityTerm(),
                        bound.confidenceTerm(),
                        bound.bound(),
                        bound.vacuous() ? "  (vacuous: above 1)" : "",
                        ridge.text());
    }
}
