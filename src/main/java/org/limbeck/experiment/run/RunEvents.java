package org.limbeck.experiment.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fold that turns the append-only journal of a run into what counts. */
public final class RunEvents {
    private RunEvents() {}

    /**
     * Drops what a {@link RunEvent.Resumed} has superseded: steps past it, and an earlier end; and an end after which the
     * run was queued again.
     *
     * @param journal everything that was appended, in order
     * @return what counts, in order, the {@code Resumed} and {@code Requeued} marks included
     */
    public static List<RunEvent> effective(List<RunEvent> journal) {
        List<RunEvent> kept = new ArrayList<>();
        for (RunEvent event : journal) {
            if (event instanceof RunEvent.Resumed) {
                long step = event.step();
                kept.removeIf(earlier -> earlier.step() > step || earlier instanceof RunEvent.Ended);
            }
            if (event instanceof RunEvent.Requeued) kept.removeIf(RunEvent.Ended.class::isInstance);
            kept.add(event);
        }
        return kept;
    }

    /** The last event of a kind, or null. */
    public static <E extends RunEvent> @Nullable E last(List<RunEvent> events, Class<E> kind) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (kind.isInstance(events.get(i))) return kind.cast(events.get(i));
        }
        return null;
    }
}
