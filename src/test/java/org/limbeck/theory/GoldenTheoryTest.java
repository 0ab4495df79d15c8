package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

/** Complexity, bound and similarity against an independent implementation, where its files are at hand. */
class GoldenTheoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"binary-1", "classmean-1", "full-1", "large-1"})
    void agreesWithTheIndependentImplementation(String name) throws IOException {
        String golden = System.getenv("LIMBECK_GOLDEN");
        assumeTrue(golden != null, "LIMBECK_GOLDEN is not set");
        Path folder = Path.of(golden, "theory", name);
        JsonNode expected =
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        Matrix matrix = Matrix.of(Npy.read(folder.resolve("kernel.npy")));
        Tensor targets = Npy.read(folder.resolve("targets.npy"));
        int n = expected.at("/complexity/n").asInt();
        int d = expected.at("/complexity/d").asInt();
        KernelKind kind = matrix.rows() == n * d ? KernelKind.FULL : KernelKind.CLASS_MEAN;
        KernelMatrix kernel = new KernelMatrix(matrix, kind, n, d);
        compareComplexity(kernel, targets.doubles(), expected.get("complexity"));
        compareComplexity(kernel, targets.doubles(), expected.get("complexityRidge1e2"));
        if (expected.has("bound")) compareBound(kernel, targets.doubles(), folder, expected);
        Matrix other = Matrix.of(Npy.read(folder.resolve("other.npy")));
        close(Similarity.cosine(matrix, other), expected.at("/similarity/cosine"));
        close(Similarity.cka(matrix, other), expected.at("/similarity/cka"));
    }

    private static void compareComplexity(KernelMatrix kernel, double[] targets, JsonNode expected) {
        double ridge = expected.get("ridge").asDouble();
        try (FactoredKernel factored = FactoredKernel.factor(kernel, ridge)) {
            Complexity complexity = factored.complexity(targets);
            close(complexity.supervisionComplexity(), expected.get("supervisionComplexity"));
            close(complexity.adjusted(), expected.get("adjusted"));
            close(complexity.normalised(), expected.get("normalised"));
            close(kernel.trace(), expected.get("trace"));
            close(factored.conditionNumber(), expected.get("conditionNumber"));
            close(factored.effectiveRank(), expected.get("effectiveRank"));
        }
    }

    private static void compareBound(KernelMatrix kernel, double[] targets, Path folder, JsonNode expected) {
        try (FactoredKernel factored = FactoredKernel.factor(kernel, 1e-6)) {
            double[] predictions = Npy.read(folder.resolve("predictions.npy")).doubles();
            double[] margins = Margins.of(predictions, targets, kernel.n(), kernel.d());
            double sc = factored.complexity(targets).supervisionComplexity();
            Bound bound = Bound.of(sc, kernel.trace(), margins, kernel.d(), 0.5, 0.05);
            close(bound.marginLoss(), expected.at("/bound/marginLoss"));
            close(bound.complexityTerm(), expected.at("/bound/complexityTerm"));
            close(bound.confidenceTerm(), expected.at("/bound/confidenceTerm"));
            close(bound.bound(), expected.at("/bound/bound"));
            assertThat(bound.vacuous()).isEqualTo(expected.at("/bound/vacuous").asBoolean());
        }
    }

    private static void close(double actual, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(actual).isCloseTo(value, within(1e-8 * Math.abs(value)));
    }
}
