package org.limbeck.network;

import java.nio.charset.StandardCharsets;

/**
 * Standard normal numbers, bit for bit the same on every machine and Java version: SplitMix64 (Steele, Lea and Flood,
 * 2014) for uniform numbers of 53 bits, Box-Muller in {@link StrictMath} for normal ones. The starting state is the
 * seed mixed with the 64-bit FNV-1a hash of a name.
 */
final class NormalStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;
    private double spare = Double.NaN;

    NormalStream(long seed, String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte letter : name.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (letter & 0xFF)) * 0x100000001B3L;
        state = mix(seed + GOLDEN_GAMMA) ^ hash;
    }

    double next() {
        if (!Double.isNaN(spare)) {
            double second = spare;
            spare = Double.NaN;
            return second;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        double angle = 2 * Math.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** Uniform in [0, 1). */
    private double uniform() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
