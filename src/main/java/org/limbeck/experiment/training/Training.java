package org.limbeck.experiment.training;

import java.io.IOException;
import java.nio.file.Path;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Examples;
import org.limbeck.distill.probe.ArraySink;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.provenance.Computation;
import org.limbeck.network.Network;

/** One network while it is trained, as the queue drives it; used by one thread. */
public interface Training extends AutoCloseable {
    /** With what the next step is computed. */
    Computation computation();

    /** Steps in all. */
    long steps();

    int stepsPerEpoch();

    /** Steps done. */
    long step();

    /** Of the next step. */
    double learningRate();

    /** One update. @return mean loss of its batch @throws DivergedException when training left the finite numbers */
    double trainStep();

    /** The weights now. */
    Network network();

    /**
     * Inference mode, {@code n x d}.
     *
     * @param control asked between batches whether to stop
     */
    float[] logits(Examples examples, JobControl control);

    /** Weights, optimiser state and step, for a continuation that is equal bit for bit. */
    void save(Path file) throws IOException;

    /** @throws UserError when the file is damaged or of another network */
    void load(Path file) throws IOException;

    /**
     * Measures the student on the experiment's probe set.
     *
     * @param setting current supervision
     * @param stageEnd whether a stage ends here (or training begins)
     * @param marginScale the one that the experiment has stored for this temperature; NaN to take the setting's
     * @param teacher the current checkpoint's weights for the similarity, or null
     * @param arrays where kernel, targets and predictions go, or null
     * @param control asked often whether to stop
     */
    ProbeResult probe(
            ProbeSettings settings,
            StageSetting setting,
            boolean stageEnd,
            double marginScale,
            Network teacher,
            ArraySink arrays,
            JobControl control);

    /** Frees memory off the heap. */
    @Override
    void close();
}
