package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Features;
import org.limbeck.kernel.gram.Features.Segment;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Walk;

/** A convolution's bias: {@code sum_p D_p} of each output channel. */
public record ConvolutionBias(ConvolutionOperation operation, Features features, Segment segment) {
    public void record(Walk walk, int first, Block sensitivity) {
        int positions = operation.window().outputs();
        int channels = operation.channels();
        for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
            long at = features.at(segment, first + row / walk.outputs(), row % walk.outputs());
            for (int c = 0; c < channels; c++) {
                features.block().set(at + c, sensitivity.sum((row * channels + c) * positions, positions));
            }
        }
    }
}
