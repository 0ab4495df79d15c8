package org.limbeck.kernel;

import org.jspecify.annotations.Nullable;
import org.limbeck.kernel.gram.FlopCount;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.operation.BatchNormOperation;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.DenseOperation;
import org.limbeck.kernel.operation.Operation;

/**
 * How one layer with parameters will be treated, and what that costs.
 *
 * @param operation the layer
 * @param form how its contribution is computed
 * @param shared elements to keep for one example, whatever the number of outputs
 * @param perOutput elements to keep for one output of one example, features apart
 * @param features explicit derivatives for one output of one example
 */
record LayerPlan(Operation operation, Form form, long shared, long perOutput, long features) {
    /** What an operation of the paired form takes, in those of the chunked one; calibrated, see docs/kernels.md. */
    private static final double PAIRED_COST = 2;

    /** So much more memory than the chunked form is the explicit one worth, which is never slower where it is small. */
    private static final double EXPLICIT_ROOM = 2.5;

    /** The ways to compute a contribution. */
    enum Form {
        BATCH_NORM,
        DENSE,
        /** A dense layer with the derivatives of its weights formed, a few units at a time; only as a baseline. */
        OUTER,
        /** A convolution with its {@code G_i} kept among the features. */
        EXPLICIT,
        /** A convolution with inputs and sensitivities kept, {@code G_i} formed a few taps at a time. */
        CHUNKED,
        /** A convolution by pairs of positions. */
        PAIRED
    }

    /** The cheapest plan for a layer, or null when it has no parameters. */
    static @Nullable LayerPlan of(Operation operation, Rows rows) {
        if (operation instanceof BatchNormOperation norm) return of(norm);
        if (operation instanceof DenseOperation dense) {
            return new LayerPlan(dense, Form.DENSE, dense.input(0).size(), dense.size(), 0);
        }
        return operation instanceof ConvolutionOperation convolution ? cheapest(convolution, rows) : null;
    }

    /** A layer with the derivatives of all its weights formed, or null when it has no parameters. */
    static @Nullable LayerPlan plain(Operation operation) {
        if (operation instanceof DenseOperation dense) {
            return new LayerPlan(dense, Form.OUTER, dense.input(0).size(), dense.size(), 0);
        }
        if (operation instanceof ConvolutionOperation convolution) {
            return of(convolution, Form.CHUNKED);
        }
        return operation instanceof BatchNormOperation norm ? of(norm) : null;
    }

    private static LayerPlan of(BatchNormOperation norm) {
        return new LayerPlan(norm, Form.BATCH_NORM, 0, 0, 2L * norm.channels());
    }

    /** A convolution in a form of choice. @param form explicit, chunked or, without groups, paired */
    static LayerPlan of(ConvolutionOperation convolution, Form form) {
        long weights = (long) convolution.channels() * convolution.tapsPerGroup();
        long bias = convolution.hasBias() ? convolution.channels() : 0;
        long patches = (long) convolution.tapsPerGroup() * convolution.window().outputs();
        return switch (form) {
            case EXPLICIT -> new LayerPlan(convolution, form, 0, 0, weights + bias);
            case CHUNKED ->
                new LayerPlan(convolution, form, convolution.input(0).size(), convolution.size(), bias);
            case PAIRED -> new LayerPlan(convolution, form, patches, convolution.size(), bias);
            default -> throw new IllegalArgumentException(form + " is no form of a convolution");
        };
    }

    private static LayerPlan cheapest(ConvolutionOperation convolution, Rows rows) {
        LayerPlan paired = of(convolution, Form.PAIRED);
        LayerPlan chunked = of(convolution, Form.CHUNKED);
        // Small products and the sums over pairs run at about half the speed of the large ones.
        if (convolution.groups() == 1 && PAIRED_COST * paired.work(rows) < chunked.work(rows)) return paired;
        LayerPlan explicit = of(convolution, Form.EXPLICIT);
        boolean large = explicit.elements(rows.outputs()) > EXPLICIT_ROOM * chunked.elements(rows.outputs());
        return large ? chunked : explicit;
    }

    /** Elements to keep for one example. */
    long elements(int outputs) {
        return shared + outputs * (perOutput + features);
    }

    /** Floating-point operations after the walk, over all rows. */
    double work(Rows rows) {
        double side = rows.count();
        double gram = side * side * rows.length(features);
        double each = (double) rows.examples() * rows.outputs();
        return switch (form) {
            case BATCH_NORM, EXPLICIT -> gram;
            case DENSE -> side * side * rows.length(perOutput) + (double) rows.examples() * rows.examples() * shared;
            case OUTER -> side * side * rows.length(perOutput * (shared + 1)) + 2 * each * perOutput * shared;
            case PAIRED -> gram + pairs(rows);
            case CHUNKED -> gram + each * operation.work() + side * side * rows.length(weights());
        };
    }

    private long weights() {
        ConvolutionOperation convolution = (ConvolutionOperation) operation;
        return (long) convolution.channels() * convolution.tapsPerGroup();
    }

    private double pairs(Rows rows) {
        ConvolutionOperation convolution = (ConvolutionOperation) operation;
        double all = FlopCount.pairs(
                rows.examples(),
                rows.examples(),
                rows.perExample(),
                convolution.window().outputs(),
                (double) rows.length(convolution.channels()),
                convolution.tapsPerGroup());
        return all / 2;
    }
}
