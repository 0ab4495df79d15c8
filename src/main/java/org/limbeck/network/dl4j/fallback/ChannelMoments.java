package org.limbeck.network.dl4j.fallback;

import org.limbeck.network.dl4j.vertex.Planes;

/**
 * Mean and (biased) variance of each channel.
 *
 * @param count values they were measured over in each channel
 */
record ChannelMoments(float[] mean, float[] variance, int count) {
    /** One pass over memory; planes are combined by the update of Chan, Golub and LeVeque (1983). */
    static ChannelMoments measure(Planes in) {
        float[] mean = new float[in.channels()];
        float[] variance = new float[in.channels()];
        Planes.forEach(in.channels(), channel -> {
            float[] plane = new float[in.size()];
            double centre = 0;
            double spread = 0;
            for (int image = 0; image < in.images(); image++) {
                in.read(image, channel, plane);
                float here = Sums.sum(plane) / plane.length;
                double step = here - centre;
                centre += step / (image + 1);
                spread += Sums.squares(plane, here) + step * step * plane.length * image / (image + 1);
            }
            mean[channel] = (float) centre;
            variance[channel] = (float) (spread / ((double) in.images() * in.size()));
        });
        return new ChannelMoments(mean, variance, in.images() * in.size());
    }
}
