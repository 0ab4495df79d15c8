package org.limbeck.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.run.RunEvent;

class ProvenanceDocumentTest {
    @Test
    void aStartOfAnEarlierVersionHasNoProvenance() {
        List<RunEvent> events = List.of(new RunEvent.Started(0, 0, 10, 5, 3));
        assertThat(ProvenanceDocument.start(events)).isNull();
        assertThat(ProvenanceDocument.ofRun(events, null)).containsEntry("provenance", null);
    }
}
