package org.limbeck.network.model;

import org.limbeck.network.Architecture;

/**
 * LeNet-5 (LeCun et al., 1998) as it is trained today: 5x5 convolutions of 6 and 16 channels, each with ReLU and 2x2
 * max-pooling, then 120 and 84 dense units. Made for 32x32; smaller images are padded by up to 2 pixels a side in the
 * first convolution, so that 28x28 gives the published 61,706 parameters. Smallest input: 12x12.
 */
final class LeNet5 implements Model {
    private static final int PUBLISHED_SIDE = 32;

    @Override
    public Architecture build(double width, int[] input, int outputs) {
        Model.requireImage("lenet-5", input);
        int missing = PUBLISHED_SIDE - Math.min(input[1], input[2]);
        int padding = Math.max(0, Math.min(2, (missing + 1) / 2));
        LayerStack layers = new LayerStack();
        layers.convolution("conv1", Model.scaled(6, width), 5, 1, padding, true);
        layers.relu("relu1");
        layers.maxPool("pool1", 2);
        layers.convolution("conv2", Model.scaled(16, width), 5, 1, 0, true);
        layers.relu("relu2");
        layers.maxPool("pool2", 2);
        layers.flatten("flatten");
        layers.dense("dense1", Model.scaled(120, width));
        layers.relu("relu3");
        layers.dense("dense2", Model.scaled(84, width));
        layers.relu("relu4");
        layers.dense("logits", outputs);
        return layers.build(input);
    }
}
