package org.limbeck.network.model;

import org.limbeck.network.Architecture;

/**
 * VGG-16 (Simonyan and Zisserman, 2015) in the form used on CIFAR: thirteen 3x3 convolutions, each with batch
 * normalisation and ReLU, in five groups that end in 2x2 max-pooling, and one dense layer on the average of what is
 * left. Images below 32x32 leave the last pooling out.
 */
final class VggNet implements Model {
    private static final int[][] GROUPS = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};

    @Override
    public Architecture build(double width, int[] input, int outputs) {
        Model.requireImage("vgg-16", input);
        LayerStack layers = new LayerStack();
        for (int group = 0; group < GROUPS.length; group++) {
            for (int i = 0; i < GROUPS[group].length; i++) {
                String name = "g" + (group + 1) + "c" + (i + 1);
                layers.convolution(name + ".conv", Model.scaled(GROUPS[group][i], width), 3, 1, 1, true);
                layers.batchNorm(name + ".norm");
                layers.relu(name + ".relu");
            }
            // Below 32x32 nothing is left to halve in the last group.
            if (Math.min(input[1], input[2]) >> group >= 2) layers.maxPool("pool" + (group + 1), 2);
        }
        layers.globalAveragePool("average");
        layers.dense("logits", outputs);
        return layers.build(input);
    }
}
