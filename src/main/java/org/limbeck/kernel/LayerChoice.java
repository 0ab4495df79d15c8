package org.limbeck.kernel;

import org.jspecify.annotations.Nullable;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Operation;

/** Which way of computing its contribution each layer gets; null for a layer without parameters. */
@FunctionalInterface
interface LayerChoice {
    /** The cheapest by the cost model. */
    LayerChoice CHEAPEST = LayerPlan::of;

    /** Every derivative formed: the baseline. */
    LayerChoice PLAIN = (operation, rows) -> LayerPlan.plain(operation);

    @Nullable
    LayerPlan of(Operation operation, Rows rows);

    /** Every convolution in one form, whatever it costs: what the cost model is measured with. */
    static LayerChoice convolutionsBy(LayerPlan.Form form) {
        return (operation, rows) -> operation instanceof ConvolutionOperation convolution
                ? LayerPlan.of(convolution, form)
                : LayerPlan.of(operation, rows);
    }
}
