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
        /** A convolution with its {@code G_i} kept among the features. */
        EXPLICIT,
        /** A convolution with inputs and sensitivities kept, {@code G_i} formed a few taps at a time. */
        CHUNKED
    }

    /** The cheapest plan for a layer, or null when it has no parameters. */
    static LayerPlan of(Operation operation, int outputs) {
        if (operation instanceof BatchNormOperation norm) {
            return new LayerPlan(norm, Form.BATCH_NORM, 0, 0, 2L * norm.channels());
        }
        if (operation instanceof DenseOperation dense) {
            return new LayerPlan(dense, Form.DENSE, dense.input(0).size(), dense.size(), 0);
        }
        return operation instanceof ConvolutionOperation convolution ? of(convolution, outputs) : null;
    }

    private static LayerPlan of(ConvolutionOperation convolution, int outputs) {
        long weights = (long) convolution.channels() * convolution.tapsPerGroup();
        long bias = convolution.hasBias() ? convolution.channels() : 0;
        long kept = convolution.size() + convolution.input(0).size() / outputs;
        if (weights <= kept) return new LayerPlan(convolution, Form.EXPLICIT, 0, 0, weights + bias);
        return new LayerPlan(convolution, Form.CHUNKED, convolution.input(0).size(), convolution.size(), bias);
    }

    /** Elements to keep for one example. */
    long elements(int outputs) {
        return shared + outputs * (perOutput + features);
    }

    /** Floating-point operations besides the walk, over all rows. */
    double work(Rows rows) {
        double side = rows.count();
        double gram = side * side * rows.length(features);
        double each = (double) rows.examples() * rows.outputs();
        return switch (form) {
            case BATCH_NORM -> gram;
            case DENSE -> side * side * rows.length(perOutput) + (double) rows.examples() * rows.examples() * shared;
            case EXPLICIT -> gram + each * operation.work();
            case CHUNKED -> gram + each * operation.work() + side * side * rows.length(weights());
        };
    }

    private long weights() {
        ConvolutionOperation convolution = (ConvolutionOperation) operation;
        return (long) convolution.channels() * convolution.tapsPerGroup();
    }
}
