package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.limbeck.base.JobControl;
import org.limbeck.network.Network;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

class StructuredKernelTest {
    private static final int[] ONE = {1, 1};
    private static final int[] NONE = {0, 0};

    /** A network with examples for it. */
    record Case(Network network, Tensor inputs) {
        static Case of(SmallNetworks builder, int n) {
            return new Case(builder.build(), builder.inputs(n));
        }
    }

    static Map<String, Supplier<Case>> cases() {
        Map<String, Supplier<Case>> cases = new LinkedHashMap<>();
        cases.put("one dense layer", () -> Case.of(new SmallNetworks(1, 4).dense(4, 3, true), 5));
        cases.put("dense without bias, one output", () -> Case.of(new SmallNetworks(2, 4).dense(4, 1, false), 5));
        cases.put("one example", () -> Case.of(new SmallNetworks(3, 4).dense(4, 5, true), 1));
        for (Nonlinearity function : Nonlinearity.values()) {
            cases.put(
                    function.label(),
                    () -> Case.of(
                            new SmallNetworks(4, 5)
                                    .dense(5, 7, true)
                                    .activation(function)
                                    .dense(7, 2, true),
                            6));
        }
        cases.put(
                "odd sizes, stride and padding that differ by axis",
                () -> Case.of(
                        new SmallNetworks(5, 3, 7, 6)
                                .convolution(3, 4, new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 0}, 1, true)
                                .activation(Nonlinearity.TANH)
                                .convolution(4, 2, new int[] {2, 3}, new int[] {1, 2}, new int[] {0, 2}, 1, false)
                                .flatten()
                                .dense(24, 3, true),
                        4));
        cases.put(
                "one channel, one pixel wide",
                () -> Case.of(
                        new SmallNetworks(6, 1, 5, 1)
                                .convolution(1, 2, new int[] {3, 1}, ONE, new int[] {1, 0}, 1, true)
                                .activation(Nonlinearity.SIGMOID)
                                .globalPool()
                                .dense(2, 1, true),
                        5));
        cases.put(
                "pointwise convolution",
                () -> Case.of(
                        new SmallNetworks(7, 3, 4, 4)
                                .convolution(3, 5, 1, 1, 0)
                                .activation(Nonlinearity.SOFTPLUS)
                                .convolution(5, 2, 1, 2, 0)
                                .flatten()
                                .dense(8, 2, true),
                        5));
        cases.put(
                "grouped and depthwise convolution",
                () -> Case.of(
                        new SmallNetworks(8, 4, 5, 5)
                                .convolution(4, 6, new int[] {3, 3}, ONE, ONE, 2, true)
                                .activation(Nonlinearity.TANH)
                                .convolution(6, 6, new int[] {3, 3}, new int[] {2, 2}, ONE, 6, false)
                                .convolution(6, 4, ONE, ONE, NONE, 2, true)
                                .globalPool()
                                .dense(4, 3, true),
                        4));
        cases.put(
                "many weights at few positions",
                () -> Case.of(
                        new SmallNetworks(9, 6, 3, 3)
                                .convolution(6, 9, 2, 1, 0)
                                .activation(Nonlinearity.TANH)
                                .convolution(9, 8, 2, 1, 0)
                                .flatten()
                                .dense(8, 2, true),
                        6));
        cases.put(
                "batch normalisation of images and of features",
                () -> Case.of(
                        new SmallNetworks(10, 2, 4, 4)
                                .convolution(2, 3, 3, 1, 1)
                                .batchNorm(3)
                                .activation(Nonlinearity.RELU)
                                .flatten()
                                .dense(48, 5, true)
                                .batchNorm(5)
                                .activation(Nonlinearity.TANH)
                                .dense(5, 2, true),
                        4));
        cases.put(
                "overlapping max pooling with padding",
                () -> Case.of(
                        new SmallNetworks(11, 2, 6, 5)
                                .convolution(2, 3, 3, 1, 1)
                                .maxPool(new int[] {3, 3}, new int[] {2, 2}, ONE)
                                .activation(Nonlinearity.RELU)
                                .flatten()
                                .dense(27, 2, true),
                        5));
        cases.put(
                "overlapping average pooling with padding",
                () -> Case.of(
                        new SmallNetworks(12, 2, 6, 5)
                                .convolution(2, 3, 3, 1, 1)
                                .averagePool(new int[] {3, 2}, new int[] {2, 1}, ONE)
                                .activation(Nonlinearity.TANH)
                                .flatten()
                                .dense(54, 2, true),
                        5));
        cases.put(
                "batch normalisation of the input",
                () -> Case.of(
                        new SmallNetworks(13, 3)
                                .batchNorm(3)
                                .activation(Nonlinearity.TANH)
                                .dense(3, 2, true),
                        4));
        cases.put("residual additions with option-A shortcut", StructuredKernelTest::residual);
        cases.put("concatenation", StructuredKernelTest::concatenation);
        cases.put("squeeze and excitation", StructuredKernelTest::excitation);
        cases.put("a value multiplied by itself and added to itself", () -> {
            SmallNetworks it = new SmallNetworks(17, 3).dense(3, 4, true);
            String z = it.last();
            String square = it.multiply(z, z, z).last();
            return Case.of(it.add(square, z, z).dense(4, 2, true), 5);
        });
        return cases;
    }

    private static Case residual() {
        SmallNetworks it =
                new SmallNetworks(14, 2, 5, 5).convolution(2, 3, 3, 1, 1).activation(Nonlinearity.TANH);
        String start = it.last();
        String left = it.convolution(3, 5, 3, 2, 1).batchNorm(5).last();
        String right = it.from(start).shortcut(2, 5).last();
        return Case.of(
                it.add(left, right).activation(Nonlinearity.RELU).globalPool().dense(5, 3, true), 4);
    }

    private static Case concatenation() {
        SmallNetworks it = new SmallNetworks(15, 2, 4, 3).convolution(2, 3, 3, 1, 1);
        String start = it.last();
        String second =
                it.activation(Nonlinearity.TANH).convolution(3, 2, 1, 1, 0).last();
        return Case.of(
                it.concat(start, second, "input")
                        .convolution(7, 2, 2, 1, 0)
                        .flatten()
                        .dense(12, 2, true),
                4);
    }

    private static Case excitation() {
        SmallNetworks it =
                new SmallNetworks(16, 2, 4, 4).convolution(2, 4, 3, 1, 1).activation(Nonlinearity.HARDSWISH);
        String start = it.last();
        String gate = it.globalPool()
                .dense(4, 4, true)
                .activation(Nonlinearity.HARDSIGMOID)
                .last();
        return Case.of(
                it.multiply(start, gate).convolution(4, 3, 3, 2, 0).flatten().dense(3, 2, true), 4);
    }

    @TestFactory
    List<DynamicTest> fullKernelsAgreeWithDualNumbersForEveryNodeType() {
        List<DynamicTest> tests = new ArrayList<>();
        cases().forEach((name, supplier) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Case it = supplier.get();
            double[][] expected = DualNetwork.kernel(it.network, it.inputs);
            assertThat(error(compute(it, KernelKind.FULL, Precision.FLOAT64), expected))
                    .isLessThan(1e-12);
            assertThat(error(compute(it, KernelKind.FULL, Precision.FLOAT32), expected))
                    .isLessThan(1e-5);
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> classMeanIsTheMeanOfTheDiagonalBlocks() {
        List<DynamicTest> tests = new ArrayList<>();
        cases().forEach((name, supplier) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Case it = supplier.get();
            double[][] full = DualNetwork.kernel(it.network, it.inputs);
            int n = it.inputs.shape()[0];
            int d = full.length / n;
            double[][] mean = new double[n][n];
            double[][] sum = new double[n][n];
            for (int r = 0; r < n * d; r++) {
                for (int c = 0; c < n * d; c++) {
                    sum[r / d][c / d] += full[r][c] / d;
                    if (r % d == c % d) mean[r / d][c / d] += full[r][c] / d;
                }
            }
            assertThat(error(compute(it, KernelKind.CLASS_MEAN, Precision.FLOAT64), mean))
                    .isLessThan(1e-12);
            assertThat(error(compute(it, KernelKind.CLASS_MEAN, Precision.FLOAT32), mean))
                    .isLessThan(1e-5);
            assertThat(error(compute(it, KernelKind.SUM_OF_LOGITS, Precision.FLOAT64), sum))
                    .isLessThan(1e-12);
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> tinyMemoryBudgetsAndAnyNumberOfThreadsGiveTheSameKernel() {
        List<DynamicTest> tests = new ArrayList<>();
        cases().forEach((name, supplier) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Case it = supplier.get();
            for (KernelKind kind : KernelKind.values()) {
                Matrix usual = compute(it, kind, Precision.FLOAT64);
                Matrix tight = new StructuredKernel(3, 1)
                        .compute(it.network, it.inputs, kind, Precision.FLOAT64, JobControl.none())
                        .matrix();
                assertThat(error(tight, rows(usual))).isLessThan(1e-13);
            }
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> logitsAgreeWithDualNumbers() {
        List<DynamicTest> tests = new ArrayList<>();
        cases().forEach((name, supplier) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Case it = supplier.get();
            int n = it.inputs.shape()[0];
            int size = it.inputs.size() / n;
            Tensor logits = Logits.of(it.network, it.inputs, Precision.FLOAT64);
            for (int i = 0; i < n; i++) {
                double[] example = Arrays.copyOfRange(it.inputs.doubles(), i * size, (i + 1) * size);
                double[] expected = DualNetwork.logits(it.network, example);
                for (int k = 0; k < expected.length; k++) {
                    assertThat(logits.get(i * expected.length + k)).isCloseTo(expected[k], within(1e-12));
                }
            }
        })));
        return tests;
    }

    @Test
    void kernelsAreExactlySymmetric() {
        Case it = residual();
        for (KernelKind kind : KernelKind.values()) {
            Matrix kernel = compute(it, kind, Precision.FLOAT32);
            for (int r = 0; r < kernel.rows(); r++) {
                for (int c = 0; c < r; c++) assertThat(kernel.get(r, c)).isEqualTo(kernel.get(c, r));
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    private static Matrix compute(Case it, KernelKind kind, Precision precision) {
        return new StructuredKernel()
                .compute(it.network, it.inputs, kind, precision, JobControl.none())
                .matrix();
    }

    private static double[][] rows(Matrix matrix) {
        double[][] rows = new double[matrix.rows()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(matrix.values(), r * matrix.columns(), (r + 1) * matrix.columns());
        }
        return rows;
    }

    /** Relative error in the Frobenius norm. */
    static double error(Matrix actual, double[][] expected) {
        assertThat(actual.rows()).isEqualTo(expected.length);
        double difference = 0;
        double norm = 0;
        for (int r = 0; r < expected.length; r++) {
            for (int c = 0; c < expected.length; c++) {
                difference += Math.pow(actual.get(r, c) - expected[r][c], 2);
                norm += Math.pow(expected[r][c], 2);
            }
        }
        return Math.sqrt(difference / norm);
    }
}
