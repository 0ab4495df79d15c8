package org.limbeck.network.dl4j.optimiser;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scales the gradient of a batch's mean loss down to a Euclidean norm over all parameters together. DL4J itself knows
 * only norms by layer or parameter. A listener sees the gradient before the update rule does, still summed over the
 * batch; the changes of batch normalisation's running statistics that DL4J files among gradients are left alone.
 */
public final class GradientClip extends BaseTrainingListener {
    private final double limit;

    /** @param limit above 0 */
    public GradientClip(double limit) {
        if (!(limit > 0)) throw new IllegalArgumentException("limit " + limit);
        this.limit = limit;
    }

    @Override
    public void onGradientCalculation(Model model) {
        Map<String, INDArray> gradients = model.gradient().gradientForVariable();
        double squares = 0;
        for (Map.Entry<String, INDArray> each : gradients.entrySet()) {
            if (isStatistic(each.getKey())) continue;
            double norm = each.getValue().norm2Number().doubleValue();
            squares += norm * norm;
        }
        double norm = Math.sqrt(squares) / model.batchSize();
        if (!(norm > limit) || Double.isInfinite(norm)) return;
        gradients.forEach((name, gradient) -> {
            if (!isStatistic(name)) gradient.muli(limit / norm);
        });
    }

    private static boolean isStatistic(String name) {
        return name.endsWith("_mean") || name.endsWith("_var");
    }
}
