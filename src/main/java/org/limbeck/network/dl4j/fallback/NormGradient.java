package org.limbeck.network.dl4j.fallback;

import org.limbeck.network.dl4j.vertex.Planes;

/**
 * Derivatives of batch normalisation for one channel, by the batch's own statistics.
 *
 * @param offset {@code sum dy}
 * @param gain {@code sum dy x^}, {@code x^ = (x - mean) scale}
 * @param scale {@code 1 / sqrt(variance + epsilon)}
 */
record NormGradient(double offset, double gain, double scale) {
    static NormGradient of(Planes x, Planes dy, int channel, float mean, double scale) {
        float[] values = new float[x.size()];
        float[] gradients = new float[x.size()];
        double offset = 0;
        double product = 0;
        for (int image = 0; image < x.images(); image++) {
            x.read(image, channel, values);
            dy.read(image, channel, gradients);
            offset += Sums.sum(gradients);
            product += Sums.products(values, mean, gradients);
        }
        return new NormGradient(offset, product * scale, scale);
    }

    /** {@code dx = g scale (dy - (sum dy + x^ sum dy x^) / m)}, which is linear in {@code dy} and {@code x}. */
    void write(Planes x, Planes dy, Planes dx, int channel, float g, ChannelMoments moments) {
        double mean = moments.mean()[channel];
        float byGradient = (float) (g * scale);
        float byValue = (float) (-g * scale * scale * gain / moments.count());
        float constant = (float) (-g * scale * (offset - mean * scale * gain) / moments.count());
        float[] values = new float[x.size()];
        float[] gradients = new float[x.size()];
        for (int image = 0; image < x.images(); image++) {
            x.read(image, channel, values);
            dy.read(image, channel, gradients);
            for (int i = 0; i < values.length; i++) {
                gradients[i] = byGradient * gradients[i] + byValue * values[i] + constant;
            }
            dx.write(image, channel, gradients);
        }
    }
}
