package org.limbeck.kernel;

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
    static LayerPlan of(Operation operation, Rows rows) {
        if (operation instanceof BatchNormOperation norm) {
            return new LayerPlan(norm, Form.BATCH_NORM, 0, 0, 2L * norm.channels());
        }
        if (operation instanceof DenseOperation dense) {
            return new LayerPlan(dense, Form.DENSE, dense.input(0).size(), dense.size(), 0);
        }
        return operation instanceof ConvolutionOperation convolution ? of(convolution, rows) : null;
    }

    /** A layer with the derivatives of all its weights formed, or null when it has no parameters. */
    static LayerPlan plain(Operation operation) {
        if (operation instanceof DenseOperation dense) {
            return new LayerPlan(dense, Form.OUTER, dense.input(0).size(), dense.size(), 0);
        }
        if (operation instanceof ConvolutionOperation convolution) {
            long bias = convolution.hasBias() ? convolution.channels() : 0;
            return new LayerPlan(convolution, Form.CHUNKED, convolution.input(0).size(), convolution.size(), bias);
        }
        return of(operation, null);
    }

    private static LayerPlan of(ConvolutionOperation convolution, Rows rows) {
        long weights = (long) convolution.channels() * convolution.tapsPerGroup();
        long bias = convolution.hasBias() ? convolution.channels() : 0;
        long in = convolution.input(0).size();
        long out = convolution.size();
        long patches = (long) convolution.tapsPerGroup() * convolution.window().outputs();
        LayerPlan paired = new LayerPlan(convolution, Form.PAIRED, patches, out, bias);
        LayerPlan chunked = new LayerPlan(convolution, Form.CHUNKED, in, out, bias);
        // Small products and the sums over pairs run at about half the speed of the large ones.
        if (convolution.groups() == 1 && 2 * paired.work(rows) < chunked.work(rows)) return paired;
        if (weights > out + in / rows.outputs()) return chunked;
        return new LayerPlan(convolution, Form.EXPLICIT, 0, 0, weights + bias);
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
        double all = Cost.pairs(
                rows.examples(),
                rows.examples(),
                rows.perExample(),
                convolution.window().outputs(),
                rows.length(convolution.channels()),
                convolution.tapsPerGroup());
        return all / 2;
    }
}
