package org.limbeck.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.store.file.Json;

/**
 * The runs of a workspace as the library lists them, kept in memory: the window looks at all of them again and again, and
 * of one look and the next a run or two differ. Each specification is parsed once.
 */
final class RunList {
    private static final String COLUMNS = "SELECT id, status, created, last_test_accuracy, spec FROM runs ";

    private final Database database;
    private final Map<String, RunSpec> specs = new ConcurrentHashMap<>();
    /** Ids whose rows may have changed; marked inside transactions, so without a lock. */
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private final Map<String, RunSummary> known = new LinkedHashMap<>();
    private boolean complete;

    RunList(Database database) {
        this.database = database;
    }

    /** Something is written about a run, or it is deleted; called inside the transaction that does it. */
    void touch(String runId) {
        changed.add(runId);
    }

    /** Everything may have changed: another program writes. */
    synchronized void forget() {
        complete = false;
    }

    /** Oldest first. */
    synchronized List<RunSummary> all() {
        // New ones come in the order of the table.
        if (!complete || !known.keySet().containsAll(changed)) {
            known.clear();
            changed.clear();
            for (RunSummary run : database.query(this::summary, COLUMNS + "ORDER BY number")) known.put(run.id(), run);
            specs.keySet().retainAll(known.keySet());
            complete = true;
        }
        for (Iterator<String> ids = changed.iterator(); ids.hasNext(); ) {
            String id = ids.next();
            ids.remove();
            List<RunSummary> row = database.query(this::summary, COLUMNS + "WHERE id = ?", id);
            if (row.isEmpty()) {
                known.remove(id);
                specs.remove(id);
            } else {
                known.put(id, row.get(0));
            }
        }
        return new ArrayList<>(known.values());
    }

    /** Without a look at the others; empty when there is no such run. */
    List<RunSummary> one(String runId) {
        return database.query(this::summary, COLUMNS + "WHERE id = ?", runId);
    }

    /** Empty when there is no such run. */
    List<RunSpec> spec(String runId) {
        RunSpec parsed = specs.get(runId);
        if (parsed != null && !changed.contains(runId)) return List.of(parsed);
        return database.query(row -> spec(runId, row.getString(1)), "SELECT spec FROM runs WHERE id = ?", runId);
    }

    private RunSpec spec(String runId, String json) {
        return specs.computeIfAbsent(runId, unread -> Json.read(json, RunSpec.class));
    }

    private RunSummary summary(ResultSet row) throws SQLException {
        String id = row.getString(1);
        RunSpec spec = specs.get(id);
        if (spec == null) spec = spec(id, row.getString(5));
        double accuracy = row.getDouble(4);
        boolean measured = !row.wasNull();
        return new RunSummary(
                id,
                spec.experimentId(),
                spec.experiment().name(),
                spec.label(),
                spec.seed(),
                RunStatus.valueOf(row.getString(2)),
                Instant.parse(row.getString(3)),
                measured ? accuracy : Double.NaN);
    }
}
