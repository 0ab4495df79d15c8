package org.limbeck.network.model;

import org.limbeck.network.Architecture;

/**
 * The residual networks for CIFAR of He et al. (2016, section 4.2): a 3x3 convolution, three groups of {@code n} basic
 * blocks with 16, 32 and 64 channels, global average pooling, one dense layer; {@code 6n + 2} layers with weights.
 * Where a group begins at half the resolution, the shortcut has no parameters (option A).
 */
final class ResNet implements Model {
    private static final int[] CHANNELS = {16, 32, 64};

    private final int depth;

    /** @param depth {@code 6n + 2} for a whole {@code n >= 1} */
    ResNet(int depth) {
        if (depth < 8 || (depth - 2) % 6 != 0) throw new IllegalArgumentException("depth " + depth);
        this.depth = depth;
    }

    @Override
    public Architecture build(double width, int[] input, int outputs) {
        Model.requireImage("resnet-" + depth, input);
        LayerStack layers = new LayerStack();
        normalised(layers, "stem", Model.scaled(CHANNELS[0], width), 1);
        layers.relu("stem.relu");
        int channels = Model.scaled(CHANNELS[0], width);
        for (int group = 0; group < CHANNELS.length; group++) {
            for (int block = 0; block < (depth - 2) / 6; block++) {
                int wider = Model.scaled(CHANNELS[group], width);
                block(layers, "g" + (group + 1) + "b" + (block + 1), channels, wider, group > 0 && block == 0 ? 2 : 1);
                channels = wider;
            }
        }
        layers.globalAveragePool("pool");
        layers.dense("logits", outputs);
        return layers.build(input);
    }

    private static void block(LayerStack layers, String name, int channels, int wider, int stride) {
        String skip = layers.last();
        normalised(layers, name + ".1", wider, stride);
        layers.relu(name + ".relu1");
        String main = normalised(layers, name + ".2", wider, 1);
        if (stride > 1 || wider != channels) skip = layers.shortcut(name + ".shortcut", skip, stride, wider);
        layers.add(name + ".add", main, skip);
        layers.relu(name + ".relu2");
    }

    private static String normalised(LayerStack layers, String name, int channels, int stride) {
        layers.convolution(name + ".conv", channels, 3, stride, 1, false);
        return layers.batchNorm(name + ".norm");
    }
}
