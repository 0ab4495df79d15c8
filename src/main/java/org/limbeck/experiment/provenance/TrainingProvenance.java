package org.limbeck.experiment.provenance;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * With what a network was trained: all that its numbers depend on beside the specification. Stored when a training begins
 * or is resumed, and with each checkpoint of a teacher.
 *
 * @param program where it ran; null for trainings of earlier versions, of which only the outputs are known
 * @param threads of the native arithmetic, on which the last bits of results depend
 * @param layers how many layers are computed by what, e.g. {@code oneDNN} 7
 * @param outputs of the network
 * @param dataFingerprint of the examples, see {@code DataFingerprint}
 */
public record TrainingProvenance(
        @Nullable ProgramEnvironment program,
        int threads,
        Map<String, Integer> layers,
        int outputs,
        String dataFingerprint) {
    public TrainingProvenance {
        layers = Collections.unmodifiableMap(new TreeMap<>(layers));
    }

    /** Whether it is known where this was trained. */
    public boolean wasRecorded() {
        return program != null;
    }

    /** In one line, for the notes of figures. */
    public String text() {
        if (program == null) return "an earlier version of Limbeck, which recorded no more";
        return "Limbeck " + program.build() + ", Java " + program.java() + ", " + program.system() + ", "
                + program.processor() + " (" + program.cores() + " cores), " + threads
                + (threads == 1 ? " thread" : " threads")
                + "; layers by " + list(layers) + "; " + list(program.libraries()) + "; data " + dataFingerprint;
    }

    /** E.g. {@code Java 1, oneDNN 7}. */
    public static String list(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Of a training before provenance was stored. @param outputs of its network; 0 where not even they are known */
    public static TrainingProvenance earlier(int outputs) {
        return new TrainingProvenance(null, 0, Map.of(), outputs, "");
    }
}
