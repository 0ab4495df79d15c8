package org.limbeck.kernel;

import org.limbeck.kernel.Features.Segment;

/** A convolution's bias: {@code sum_p D_p} of each output channel. */
record ConvolutionBias(ConvolutionOperation operation, Features features, Segment segment) {
    void record(Walk walk, int first, Block sensitivity) {
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
