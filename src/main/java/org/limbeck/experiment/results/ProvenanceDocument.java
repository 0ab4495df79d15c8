package org.limbeck.experiment.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.limbeck.experiment.provenance.ProgramEnvironment;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunEvent;

/** With what a network was trained, as {@code results.json} and {@code provenance.json} show it. */
final class ProvenanceDocument {
    private ProvenanceDocument() {}

    /** Null where nothing was recorded. */
    static @Nullable Map<String, Object> of(@Nullable TrainingProvenance provenance) {
        if (provenance == null || provenance.program() == null) return null;
        ProgramEnvironment program = provenance.program();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("version", program.version());
        entry.put("commit", program.commit());
        entry.put("java", program.java());
        entry.put("system", program.system());
        entry.put("processor", program.processor());
        entry.put("cores", program.cores());
        entry.put("threads", provenance.threads());
        entry.put("layers", provenance.layers());
        entry.put("libraries", program.libraries());
        entry.put("dataFingerprint", provenance.dataFingerprint());
        return entry;
    }

    /** Of the run's start; null before it. */
    static @Nullable TrainingProvenance start(List<RunEvent> events) {
        return events.stream()
                .filter(RunEvent.Started.class::isInstance)
                .flatMap(event -> Stream.ofNullable(((RunEvent.Started) event).provenance()))
                .findFirst()
                .orElse(null);
    }

    /** Where the run was resumed with something else than before: from which step, and with what. */
    static List<Map<String, Object>> changes(List<RunEvent> events) {
        List<Map<String, Object>> changes = new ArrayList<>();
        TrainingProvenance before = start(events);
        for (RunEvent event : events) {
            if (!(event instanceof RunEvent.Resumed resumed) || resumed.provenance() == null) continue;
            if (resumed.provenance().equals(before)) continue;
            before = resumed.provenance();
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("step", Math.max(0, resumed.step()));
            Map<String, Object> recorded = of(before);
            if (recorded != null) change.putAll(recorded);
            changes.add(change);
        }
        return changes;
    }

    /** All of a run's. */
    static Map<String, Object> ofRun(List<RunEvent> events, @Nullable TrainingProvenance teacher) {
        TrainingProvenance start = start(events);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("outputs", start == null || start.outputs() == 0 ? null : start.outputs());
        entry.put("provenance", of(start));
        entry.put("resumedWith", changes(events));
        entry.put("teacherProvenance", of(teacher));
        return entry;
    }
}
