package org.limbeck.network;

import java.util.Map;

/**
 * A network with its optimiser, as much of it as training asks for. Arrays are plain, examples first, in C order. Equal
 * arguments give bit-equal results at one number of threads. Owns memory off the heap until closed; for one thread.
 */
public interface TrainableNetwork extends AutoCloseable {
    /** How many layers are computed by what, by name. */
    Map<String, Integer> layers();

    /**
     * One update.
     *
     * @param inputs of a batch
     * @param targets a row for each example, as the loss wants them
     * @return mean loss of the batch before the update, without the weight penalty
     */
    double step(float[] inputs, float[] targets, LogitLoss loss);

    /**
     * Logits in inference mode, {@code n x d}. The first batch of a new size takes longer than the others.
     *
     * @param inputs of {@code n} examples
     */
    float[] logits(float[] inputs);

    /** Whether all weights are finite numbers. */
    boolean finite();

    /** Copied to the heap. */
    Network weights();

    /** Takes over all parameters and running statistics. @throws org.limbeck.base.UserError when they do not fit */
    void load(Network weights);

    /** Names and shapes of all parameters: networks that differ in them cannot take each other's state. */
    String layout();

    /** All that {@link #resume} needs to continue bit for bit. In single precision only. */
    State state();

    /**
     * Continues from a state of this layout.
     *
     * @param step updates made before it
     */
    void resume(State state, long step);

    @Override
    void close();

    /**
     * Numbers in an order of the implementation's own.
     *
     * @param parameters running statistics of batch normalisation among them
     * @param optimiser what the rule remembers
     */
    record State(float[] parameters, float[] optimiser) {}
}
