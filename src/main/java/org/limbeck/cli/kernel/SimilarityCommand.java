package org.limbeck.cli.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Named;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.Similarity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code similarity}: how alike two kernels on the same examples are. */
@Command(name = "similarity", description = "Cosine and CKA of two kernels on the same examples (.npy files)")
public final class SimilarityCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A.npy")
    private Path first;

    @Parameters(index = "1", paramLabel = "B.npy")
    private Path second;

    public SimilarityCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints; CKA is NaN where a centred kernel vanishes. */
    record Result(double cosine, double cka) {}

    @Override
    public Integer call() {
        Matrix a = KernelFiles.matrix(first);
        Matrix b = KernelFiles.matrix(second);
        Map<String, Path> names = Map.of("first kernel", first, "second kernel", second);
        Result result = Named.faults(names, () -> new Result(Similarity.cosine(a, b), Similarity.cka(a, b)));
        console.result(result, "cosine  %.6g%ncka     %s".formatted(result.cosine, cka(result.cka)));
        return 0;
    }

    private static String cka(double value) {
        return Double.isNaN(value)
                ? "undefined: a centred kernel vanishes, since all examples are alike to it"
                : "%.6g".formatted(value);
    }
}
