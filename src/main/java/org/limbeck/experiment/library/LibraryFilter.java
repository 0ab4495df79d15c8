package org.limbeck.experiment.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunSummary;

/**
 * Which runs a list shows.
 *
 * @param words each must stand somewhere in what is known of a run, in any order and case
 * @param tags of which a run, or its experiment, must have all
 * @param archived whether those put away are shown too
 */
public record LibraryFilter(String words, Set<String> tags, boolean archived) {
    public LibraryFilter {
        tags = Set.copyOf(tags);
    }

    /**
     * @param run as the library lists it
     * @param mark of the run
     * @param ofExperiment of its experiment
     * @param more what else is known, e.g. data set, teacher and student
     */
    public boolean shows(RunSummary run, LibraryMark mark, LibraryMark ofExperiment, String more) {
        if (mark.deleted() || ofExperiment.deleted()) return false;
        if (!archived && (mark.archived() || ofExperiment.archived())) return false;
        for (String tag : tags)
            if (!mark.tags().contains(tag) && !ofExperiment.tags().contains(tag)) return false;
        if (words.isBlank()) return true;
        String known = String.join(
                        " ",
                        run.id(),
                        run.experimentId(),
                        run.experimentName(),
                        run.label(),
                        "seed " + run.seed(),
                        run.status().label(),
                        written(mark),
                        written(ofExperiment),
                        more)
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(known::contains);
    }

    private static String written(LibraryMark mark) {
        return mark.name() + " " + mark.note() + " " + String.join(" ", mark.tags());
    }
}
