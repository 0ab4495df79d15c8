package org.limbeck.network.model;

import static org.limbeck.network.Nonlinearity.HARDSIGMOID;
import static org.limbeck.network.Nonlinearity.HARDSWISH;
import static org.limbeck.network.Nonlinearity.RELU;

import java.util.List;
import org.limbeck.network.Architecture;
import org.limbeck.network.Nonlinearity;

/**
 * MobileNet-V3 (Howard et al., 2019, tables 1 and 2): inverted residual blocks of a 1x1 expansion, a depthwise
 * convolution and a 1x1 projection, some of them with squeeze-and-excite, with ReLU early and hard-swish late. The width
 * factor multiplies all channels, each rounded to a multiple of 8 as its authors do. Strides are those for ImageNet, 32
 * in all.
 */
final class MobileNetV3 implements Model {
    private static final double EPSILON = 1e-3;
    private static final int ROUNDING = 8;

    private final String name;
    private final int head;
    private final List<Block> blocks;

    /** @param expanded channels within @param excited whether with squeeze-and-excite */
    private record Block(int kernel, int expanded, int channels, boolean excited, Nonlinearity function, int stride) {}

    private MobileNetV3(String name, int head, List<Block> blocks) {
        this.name = name;
        this.head = head;
        this.blocks = blocks;
    }

    static MobileNetV3 large() {
        return new MobileNetV3(
                "mobilenet-v3-large",
                1280,
                List.of(
                        new Block(3, 16, 16, false, RELU, 1),
                        new Block(3, 64, 24, false, RELU, 2),
                        new Block(3, 72, 24, false, RELU, 1),
                        new Block(5, 72, 40, true, RELU, 2),
                        new Block(5, 120, 40, true, RELU, 1),
                        new Block(5, 120, 40, true, RELU, 1),
                        new Block(3, 240, 80, false, HARDSWISH, 2),
                        new Block(3, 200, 80, false, HARDSWISH, 1),
                        new Block(3, 184, 80, false, HARDSWISH, 1),
                        new Block(3, 184, 80, false, HARDSWISH, 1),
                        new Block(3, 480, 112, true, HARDSWISH, 1),
                        new Block(3, 672, 112, true, HARDSWISH, 1),
                        new Block(5, 672, 160, true, HARDSWISH, 2),
                        new Block(5, 960, 160, true, HARDSWISH, 1),
                        new Block(5, 960, 160, true, HARDSWISH, 1)));
    }

    static MobileNetV3 small() {
        return new MobileNetV3(
                "mobilenet-v3-small",
                1024,
                List.of(
                        new Block(3, 16, 16, true, RELU, 2),
                        new Block(3, 72, 24, false, RELU, 2),
                        new Block(3, 88, 24, false, RELU, 1),
                        new Block(5, 96, 40, true, HARDSWISH, 2),
                        new Block(5, 240, 40, true, HARDSWISH, 1),
                        new Block(5, 240, 40, true, HARDSWISH, 1),
                        new Block(5, 120, 48, true, HARDSWISH, 1),
                        new Block(5, 144, 48, true, HARDSWISH, 1),
                        new Block(5, 288, 96, true, HARDSWISH, 2),
                        new Block(5, 576, 96, true, HARDSWISH, 1),
                        new Block(5, 576, 96, true, HARDSWISH, 1)));
    }

    @Override
    public Architecture build(double width, int[] input, int outputs) {
        Model.requireImage(name, input);
        LayerStack layers = new LayerStack();
        int channels = rounded(16 * width);
        normalised(layers, "stem", channels, 3, 2, 1);
        layers.activation("stem.act", HARDSWISH);
        for (int i = 0; i < blocks.size(); i++) {
            block(layers, "b" + (i + 1), blocks.get(i), channels, width);
            channels = rounded(blocks.get(i).channels() * width);
        }
        normalised(layers, "last", 6 * channels, 1, 1, 1);
        layers.activation("last.act", HARDSWISH);
        layers.globalAveragePool("pool");
        layers.dense("head", rounded(head * width));
        layers.activation("head.act", HARDSWISH);
        layers.dense("logits", outputs);
        return layers.build(input);
    }

    private static void block(LayerStack layers, String name, Block block, int channels, double width) {
        String entry = layers.last();
        int expanded = rounded(block.expanded() * width);
        int projected = rounded(block.channels() * width);
        if (expanded != channels) {
            normalised(layers, name + ".expand", expanded, 1, 1, 1);
            layers.activation(name + ".expand.act", block.function());
        }
        normalised(layers, name + ".depth", expanded, block.kernel(), block.stride(), expanded);
        layers.activation(name + ".depth.act", block.function());
        if (block.excited()) excite(layers, name, expanded);
        normalised(layers, name + ".project", projected, 1, 1, 1);
        if (block.stride() == 1 && projected == channels) layers.add(name + ".add", layers.last(), entry);
    }

    private static void excite(LayerStack layers, String name, int channels) {
        String main = layers.last();
        layers.globalAveragePool(name + ".squeeze");
        layers.dense(name + ".reduce", rounded((double) (channels / 4)));
        layers.activation(name + ".reduce.act", RELU);
        layers.dense(name + ".excite", channels);
        String gate = layers.activation(name + ".gate", HARDSIGMOID);
        layers.multiply(name + ".scale", main, gate);
    }

    private static void normalised(LayerStack layers, String name, int channels, int kernel, int stride, int groups) {
        layers.convolution(name + ".conv", channels, kernel, stride, kernel / 2, groups, false);
        layers.batchNorm(name + ".norm", EPSILON);
    }

    /** The nearest multiple of 8, at least 8, and not more than a tenth below. */
    private static int rounded(double channels) {
        int near = Math.max(ROUNDING, (int) (channels + ROUNDING / 2.0) / ROUNDING * ROUNDING);
        return near < 0.9 * channels ? near + ROUNDING : near;
    }
}
