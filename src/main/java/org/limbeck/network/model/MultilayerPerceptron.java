package org.limbeck.network.model;

import org.limbeck.network.Architecture;

/** Two hidden layers of 128 units with ReLU; images are flattened first. */
final class MultilayerPerceptron implements Model {
    private static final int HIDDEN = 128;

    @Override
    public Architecture build(double width, int[] input, int outputs) {
        LayerStack layers = new LayerStack();
        if (input.length == 3) layers.flatten("flatten");
        for (int layer = 1; layer <= 2; layer++) {
            layers.dense("dense" + layer, Model.scaled(HIDDEN, width));
            layers.relu("relu" + layer);
        }
        layers.dense("logits", outputs);
        return layers.build(input);
    }
}
