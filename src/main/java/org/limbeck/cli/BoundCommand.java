package org.limbeck.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.Bound;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.Margins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bound}: the margin bound with its terms, from {@code .npy} files. */
@Command(name = "bound", description = "The margin bound with its terms (.npy files)")
final class BoundCommand implements Callable<Integer> {
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

    @Option(names = "--ridge", defaultValue = "1e-6", description = "relative to Tr K / nd (default: ${DEFAULT-VALUE})")
    private double ridge;

    BoundCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        KernelFiles files = KernelFiles.read(kernel, targets);
        Tensor outputs = KernelFiles.finite(predictions);
        if (outputs.size() != files.targets().length) {
            throw new UserError(
                    "has " + outputs.size() + " values for " + files.targets().length + " targets",
                    predictions.toString(),
                    "Give the student's output for each target");
        }
        int n = files.kernel().n();
        int d = files.kernel().d();
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), ridge)) {
            double complexity = factored.complexity(files.targets()).supervisionComplexity();
            double[] margins = Margins.of(outputs.doubles(), files.targets(), n, d);
            Bound bound = Bound.of(complexity, files.kernel().trace(), margins, d, margin, delta);
            console.result(bound, text(bound));
            return 0;
        }
    }

    private static String text(Bound bound) {
        return """
                margin loss      %.6g
                complexity term  %.6g
                confidence term  %.6g
                bound            %.6g%s"""
                .formatted(
                        bound.marginLoss(),
                        bound.complexityTerm(),
                        bound.confidenceTerm(),
                        bound.bound(),
                        bound.vacuous() ? "  (vacuous: above 1)" : "");
    }
}
