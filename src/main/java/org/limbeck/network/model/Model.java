package org.limbeck.network.model;

import org.limbeck.base.UserError;
import org.limbeck.network.Architecture;

/** One entry of the {@link BuiltInModels}: how a published network looks for a given task. */
interface Model {
    /**
     * @param width multiplies every hidden width, positive
     * @param input {@code {channels, height, width}} or {@code {features}}
     * @param outputs logits, at least 1
     */
    Architecture build(double width, int[] input, int outputs);

    /** A published width times the width factor, rounded, at least 1. */
    static int scaled(int published, double width) {
        return (int) Math.max(1, Math.round(published * width));
    }

    /** Throws unless the input is an image. */
    static void requireImage(String model, int[] input) {
        if (input.length != 3) {
            throw new UserError(
                    "this model reads images, but the data has " + input[0] + " plain features",
                    "model " + model,
                    "Choose mlp, or data of images");
        }
    }
}
