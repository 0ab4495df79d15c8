package org.limbeck.cli.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.RunSummary;

/** Finds runs by what people call them: their id, or id or name of their experiment. */
final class NamedRuns {
    private NamedRuns() {}

    /** Ids of all that any of the names means, each once. @throws UserError for a name that means none */
    static List<String> of(List<RunSummary> known, List<String> names) {
        Set<String> ids = new LinkedHashSet<>();
        for (String name : names) ids.addAll(of(known, name));
        return List.copyOf(ids);
    }

    /** Ids of all that one name means. @throws UserError when that is none */
    static List<String> of(List<RunSummary> known, String name) {
        List<String> named = known.stream()
                .filter(run -> List.of(run.id(), run.experimentId(), run.experimentName())
                        .contains(name))
                .map(RunSummary::id)
                .toList();
        if (!named.isEmpty()) return named;
        throw new UserError(
                "there is no experiment or run of this name", name, "'runs list' shows those of the workspace");
    }
}
