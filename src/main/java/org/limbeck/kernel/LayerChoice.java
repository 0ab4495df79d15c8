package org.limbeck.kernel;

/** Which way of computing its contribution each layer gets; null for a layer without parameters. */
@FunctionalInterface
interface LayerChoice {
    /** The cheapest by the cost model. */
    LayerChoice CHEAPEST = LayerPlan::of;

    /** Every derivative formed: the baseline. */
    LayerChoice PLAIN = (operation, rows) -> LayerPlan.plain(operation);

    LayerPlan of(Operation operation, Rows rows);

    /** Every convolution in one form, whatever it costs: what the cost model is measured with. */
    static LayerChoice convolutionsBy(LayerPlan.Form form) {
        return (operation, rows) -> operation instanceof ConvolutionOperation convolution
                ? LayerPlan.of(convolution, form)
                : LayerPlan.of(operation, rows);
    }
}
