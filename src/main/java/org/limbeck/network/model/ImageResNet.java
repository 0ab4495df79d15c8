package org.limbeck.network.model;

import org.limbeck.network.Architecture;

/**
 * The residual networks for ImageNet of He et al. (2016, table 1): a 7x7 convolution and a max-pooling, each with stride
 * 2, four groups of blocks with 64, 128, 256 and 512 channels, and a dense layer on the average. Shortcuts that change
 * shape are 1x1 convolutions (option B); bottleneck blocks take their stride in the 3x3 convolution, as is usual since.
 */
final class ImageResNet implements Model {
    private static final int[] CHANNELS = {64, 128, 256, 512};
    private static final int EXPANSION = 4;

    private final String name;
    private final int[] blocks;
    private final boolean bottleneck;

    private ImageResNet(String name, boolean bottleneck, int... blocks) {
        this.name = name;
        this.blocks = blocks;
        this.bottleneck = bottleneck;
    }

    static ImageResNet of18() {
        return new ImageResNet("resnet-18", false, 2, 2, 2, 2);
    }

    static ImageResNet of50() {
        return new ImageResNet("resnet-50", true, 3, 4, 6, 3);
    }

    static ImageResNet of101() {
        return new ImageResNet("resnet-101", true, 3, 4, 23, 3);
    }

    @Override
    public Architecture build(double width, int[] input, int outputs) {
        Model.requireImage(name, input);
        LayerStack layers = new LayerStack();
        int channels = Model.scaled(CHANNELS[0], width);
        layers.convolution("stem.conv", channels, 7, 2, 3, false);
        layers.batchNorm("stem.norm");
        layers.relu("stem.relu");
        layers.maxPool("stem.pool", 3, 2, 1);
        for (int group = 0; group < CHANNELS.length; group++) {
            int inner = Model.scaled(CHANNELS[group], width);
            int outer = bottleneck ? EXPANSION * inner : inner;
            for (int block = 0; block < blocks[group]; block++) {
                int stride = group > 0 && block == 0 ? 2 : 1;
                block(layers, "g" + (group + 1) + "b" + (block + 1), channels, inner, outer, stride);
                channels = outer;
            }
        }
        layers.globalAveragePool("pool");
        layers.dense("logits", outputs);
        return layers.build(input);
    }

    private void block(LayerStack layers, String name, int channels, int inner, int outer, int stride) {
        String entry = layers.last();
        if (bottleneck) {
            normalised(layers, name + ".1", inner, 1, 1);
            layers.relu(name + ".relu1");
            normalised(layers, name + ".2", inner, 3, stride);
            layers.relu(name + ".relu2");
            normalised(layers, name + ".3", outer, 1, 1);
        } else {
            normalised(layers, name + ".1", inner, 3, stride);
            layers.relu(name + ".relu1");
            normalised(layers, name + ".2", outer, 3, 1);
        }
        String main = layers.last();
        String skip = entry;
        if (stride > 1 || outer != channels) {
            layers.from(entry);
            normalised(layers, name + ".skip", outer, 1, stride);
            skip = layers.last();
        }
        layers.add(name + ".add", main, skip);
        layers.relu(name + ".relu");
    }

    private static void normalised(LayerStack layers, String name, int channels, int kernel, int stride) {
        layers.convolution(name + ".conv", channels, kernel, stride, kernel / 2, false);
        layers.batchNorm(name + ".norm");
    }
}
