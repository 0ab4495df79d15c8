package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.limbeck.base.JobControl;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * Full kernels and complexities in both precisions against a reference in double precision: dual numbers for each type
 * of layer, the whole Jacobian for whole models. Prints the table of docs/kernels.md.
 */
class KernelAccuracyTest {
    private static final List<String> TABLE = new ArrayList<>();

    @TestFactory
    List<DynamicTest> everyTypeOfLayer() {
        List<DynamicTest> tests = new ArrayList<>();
        StructuredKernelTest.cases()
                .forEach((name, supplier) -> tests.add(DynamicTest.dynamicTest(name, () -> {
                    StructuredKernelTest.Case it = supplier.get();
                    double[][] rows = DualNetwork.kernel(it.network(), it.inputs());
                    double[] values = new double[rows.length * rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        System.arraycopy(rows[i], 0, values, i * rows.length, rows.length);
                    }
                    require(name, it.network(), it.inputs(), new Matrix(rows.length, rows.length, values));
                })));
        return tests;
    }

    @TestFactory
    @Tag("nightly")
    List<DynamicTest> wholeModels() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] it : new String[][] {
            {"lenet-5", "8", "8", "10"},
            {"lenet-5", "8", "1", "1"},
            {"resnet-20", "1", "24", "10"},
            {"resnet-56", "1", "10", "5"}
        }) {
            String name = it[0] + ", width " + it[1] + ", n = " + it[2] + ", d = " + it[3];
            tests.add(DynamicTest.dynamicTest(name, () -> {
                ModelSpec spec = new ModelSpec(it[0], Double.parseDouble(it[1]));
                int outputs = Integer.parseInt(it[3]);
                Network network =
                        Initialiser.initialise(new BuiltInModels().build(spec, new int[] {3, 32, 32}, outputs), 3);
                int n = Integer.parseInt(it[2]);
                Tensor inputs = Tensor.of(
                        new SplittableRandom(5).doubles(n * 3072L, -1, 1).toArray(), n, 3, 32, 32);
                try (Jacobian jacobian = Jacobian.of(network, inputs)) {
                    require(name, network, inputs, jacobian.gram());
                }
            }));
        }
        return tests;
    }

    private static void require(String name, Network network, Tensor inputs, Matrix expected) {
        int n = inputs.shape()[0];
        KernelMatrix exact = new KernelMatrix(expected, KernelKind.FULL, n, expected.rows() / n);
        KernelMatrix wide = compute(network, inputs, Precision.FLOAT64);
        KernelMatrix single = compute(network, inputs, Precision.FLOAT32);
        double[] errors = {
            error(wide, exact), error(single, exact), complexity(wide, exact, 1e-6), complexity(single, exact, 1e-4)
        };
        TABLE.add(String.format(
                Locale.ROOT, "| %s | %.0e | %.0e | %.0e | %.0e |", name, errors[0], errors[1], errors[2], errors[3]));
        assertThat(errors[0]).as("float64").isLessThan(1e-9);
        assertThat(errors[1]).as("float32").isLessThan(1e-4);
        assertThat(errors[2]).as("complexity in float64").isLessThan(1e-3);
        assertThat(errors[3]).as("complexity in float32").isLessThan(1e-3);
    }

    private static KernelMatrix compute(Network network, Tensor inputs, Precision precision) {
        return new StructuredKernel().compute(network, inputs, KernelKind.FULL, precision, JobControl.none());
    }

    /** Relative, in the Frobenius norm. */
    private static double error(KernelMatrix actual, KernelMatrix expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.matrix().values().length; i++) {
            double value = expected.matrix().values()[i];
            difference += Math.pow(actual.matrix().values()[i] - value, 2);
            norm += value * value;
        }
        return Math.sqrt(difference / norm);
    }

    private static double complexity(KernelMatrix actual, KernelMatrix expected, double ridge) {
        double[] y = new SplittableRandom(9)
                .doubles((long) expected.n() * expected.d(), -1, 1)
                .toArray();
        try (FactoredKernel one = FactoredKernel.factor(expected, ridge);
                FactoredKernel other = FactoredKernel.factor(actual, ridge)) {
            return Math.abs(other.complexity(y).adjusted() / one.complexity(y).adjusted() - 1);
        }
    }

    @AfterAll
    static void print() {
        System.out.println("| | K, float64 | K, float32 | ASC, float64, ridge 1e-6 | ASC, float32, ridge 1e-4 |");
        System.out.println("|---|---|---|---|---|");
        TABLE.forEach(System.out::println);
    }
}
