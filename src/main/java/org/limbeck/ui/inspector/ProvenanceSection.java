package org.limbeck.ui.inspector;

import javafx.scene.Node;
import org.limbeck.experiment.provenance.ProgramEnvironment;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Properties;

/** With what a run or a teacher was trained. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static Node of(TrainingProvenance provenance) {
        Properties list = new Properties("Provenance");
        if (!provenance.wasRecorded()) {
            list.add("Program", "not recorded", "Trained by an earlier version, which did not store it");
            return list;
        }
        ProgramEnvironment program = provenance.program();
        list.add("Program", "Limbeck " + program.version(), "Commit " + program.commit());
        list.add("Java", program.java());
        list.add("System", program.system());
        list.add("Processor", program.processor() + ", " + Formats.count(program.cores()) + " cores");
        list.add("Threads", Formats.count(provenance.threads()), "The last bits of results depend on it");
        list.add("Layers", TrainingProvenance.list(provenance.layers()), "How many layers are computed by what");
        list.add("Libraries", TrainingProvenance.list(program.libraries()));
        list.add(
                "Data",
                provenance
                        .dataFingerprint()
                        .substring(0, Math.min(12, provenance.dataFingerprint().length())),
                "Digest of the examples: " + provenance.dataFingerprint());
        return list;
    }
}
