package org.limbeck.distill.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Examples;
import org.limbeck.network.Network;

/** One network while it is trained, as a queue drives it; used by one thread. {@link Trainer} is the real one. */
public interface Training extends AutoCloseable {
    /** Threads of the native arithmetic. */
    int threads();

    /** How many layers are computed by what, by name. */
    Map<String, Integer> layers();

    /** Steps in all. */
    long steps();

    int stepsPerEpoch();

    /** Steps done. */
    long step();

    /** Steps done in epochs. */
    default double epoch() {
        return step() / (double) stepsPerEpoch();
    }

    /** Of the next step; of the last one when all are done. */
    double learningRate();

    /**
     * One update.
     *
     * @return mean loss of the batch before the update, without the weight penalty
     * @throws DivergedException when training left the finite numbers or its loss has exploded; the weights are useless
     *     then
     */
    double trainStep();

    /** The weights now. */
    Network network();

    /**
     * Logits in inference mode, {@code n x d}.
     *
     * @param control asked between batches whether to stop
     */
    float[] logits(Examples examples, JobControl control);

    /** Weights, optimiser state and step, for a continuation that is equal bit for bit. */
    void save(Path file) throws IOException;

    /** @throws UserError when the file is damaged or of another network */
    void load(Path file) throws IOException;

    /** Frees memory off the heap. */
    @Override
    void close();
}
