package org.limbeck.experiment.run;

import java.util.List;

/**
 * An event with its place in a run's journal: what tells it from all others, whoever hears of it twice.
 *
 * @param number 1 for the run's first event, one more for each further one, superseded ones included
 */
public record JournalEntry(long number, RunEvent event) {
    /** The events alone, in order. */
    public static List<RunEvent> events(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::event).toList();
    }
}
