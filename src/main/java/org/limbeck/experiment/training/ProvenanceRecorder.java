package org.limbeck.experiment.training;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.DataFingerprint;
import org.limbeck.data.Dataset;
import org.limbeck.distill.training.Training;
import org.limbeck.experiment.provenance.ProgramEnvironment;
import org.limbeck.experiment.provenance.TrainingProvenance;

/** Says with what a training is done; digests each data set once while it is in use. */
public final class ProvenanceRecorder {
    private final Supplier<ProgramEnvironment> program;
    private WeakReference<Dataset> digested = new WeakReference<>(null);
    private String fingerprint = "";
    private @Nullable ProgramEnvironment known;

    /** @param program asked once, at the first training: the native libraries are loaded by then */
    public ProvenanceRecorder(Supplier<ProgramEnvironment> program) {
        this.program = program;
    }

    @SuppressWarnings(
            "ReferenceEquality") // the same data set, not an equal one: comparing its content is the work saved
    public synchronized TrainingProvenance of(Training training, Dataset dataset) {
        if (known == null) known = program.get();
        if (digested.get() != dataset) {
            fingerprint = DataFingerprint.of(dataset);
            digested = new WeakReference<>(dataset);
        }
        return new TrainingProvenance(known, training.threads(), training.layers(), dataset.outputs(), fingerprint);
    }
}
