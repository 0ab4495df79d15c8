package org.limbeck.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Similarity;

/** The identities of {@code docs/theory.md}, section 2, on one kernel. */
final class Identities {
    private static final double RIDGE = 1e-6;
    private static final double LIMIT = 1e-8;

    private final KernelMatrix kernel;
    private final double[] targets;

    Identities(KernelMatrix kernel) {
        this.kernel = kernel;
        this.targets = new SplittableRandom(7)
                .doubles((long) kernel.n() * kernel.d(), -1, 1)
                .toArray();
    }

    List<CheckResult> checks() {
        List<CheckResult> checks = new ArrayList<>();
        try (FactoredKernel plain = FactoredKernel.factor(kernel, RIDGE)) {
            Complexity complexity = plain.complexity(targets);
            double sc = complexity.supervisionComplexity();
            checks.add(equal("ASC(y; 3K) = ASC(y; K)", at(times(3), RIDGE).adjusted(), complexity.adjusted()));
            double[] doubled = Arrays.stream(targets).map(y -> 2 * y).toArray();
            checks.add(equal("SC(2y; K) = 4 SC(y; K)", plain.complexity(doubled).supervisionComplexity(), 4 * sc));
            double[] curve = plain.alignment(targets).complexity();
            checks.add(equal("alignment curve ends at SC", curve[curve.length - 1], sc));
        }
        checks.add(fallsInTheRidge());
        checks.add(equal("CKA of the kernel with 3K", Similarity.cka(kernel.matrix(), times(3).matrix()), 1));
        return checks;
    }

    private CheckResult fallsInTheRidge() {
        double before = Double.POSITIVE_INFINITY;
        StringBuilder detail = new StringBuilder("SC");
        boolean falls = true;
        for (double ridge : new double[] {1e-6, 1e-4, 1e-2, 1}) {
            double sc = at(kernel, ridge).supervisionComplexity();
            falls &= sc <= before;
            detail.append(" %.4g".formatted(sc));
            before = sc;
        }
        return new CheckResult("SC falls as the ridge grows", falls, detail.toString());
    }

    private Complexity at(KernelMatrix matrix, double ridge) {
        try (FactoredKernel factored = FactoredKernel.factor(matrix, ridge)) {
            return factored.complexity(targets);
        }
    }

    private KernelMatrix times(double factor) {
        double[] scaled = Arrays.stream(kernel.matrix().values())
                .map(value -> factor * value)
                .toArray();
        Matrix matrix = new Matrix(kernel.matrix().rows(), kernel.matrix().columns(), scaled);
        return new KernelMatrix(matrix, kernel.kind(), kernel.n(), kernel.d());
    }

    private static CheckResult equal(String name, double actual, double expected) {
        return SelfTest.below(name, Math.abs(actual / expected - 1), LIMIT);
    }
}
