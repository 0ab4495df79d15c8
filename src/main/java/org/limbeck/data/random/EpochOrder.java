package org.limbeck.data.random;

import java.util.SplittableRandom;

/** The order in which an epoch visits the training examples: a function of seed and epoch alone. */
public final class EpochOrder {
    private EpochOrder() {}

    /**
     * A permutation of {@code 0 .. n-1}.
     *
     * @param n examples
     * @param seed of the run
     * @param epoch whole epochs done before
     */
    public static int[] of(int n, long seed, int epoch) {
        return permutation(n, new SplittableRandom(Seeds.mix(seed, epoch)));
    }

    public static int[] permutation(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
