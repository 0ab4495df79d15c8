package org.limbeck.network.model;

/**
 * A model by its registered name; part of an experiment's YAML. {@link ModelRegistry} builds its architecture.
 *
 * @param name {@code mlp}, {@code lenet-5}, {@code resnet-8}, {@code resnet-20}, ... ({@code resnet-(6n+2)} for CIFAR),
 *     {@code resnet-18}, {@code resnet-50}, {@code resnet-101}, {@code vgg-16}, {@code mobilenet-v3-large}, {@code
 *     mobilenet-v3-small}
 * @param width multiplies every hidden width; 1 is the published network; {@code lenet-5} with 8 is LeNet-5x8
 */
public record ModelSpec(String name, double width) {
    public ModelSpec {
        if (width == 0) width = 1;
    }

    /** For people: {@code LeNet-5x8}-like, e.g. {@code lenet-5 x8}. */
    public String label() {
        return width == 1 ? name : name + " x" + (width == Math.rint(width) ? Long.toString((long) width) : "" + width);
    }
}
