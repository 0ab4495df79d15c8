package org.limbeck.figure.table;

import java.util.List;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.table.Table.Cell;
import org.limbeck.figure.table.Table.Measured;

/**
 * Marks the one mean that stands above every other by more than both standard deviations together: a difference within
 * the spread of the seeds is not told as one.
 */
final class ClearBest {
    private ClearBest() {}

    /** Of one column of some rows. */
    static void markColumn(List<List<Cell>> rows, int column) {
        int best = among(rows.stream().map(row -> row.get(column)).toList());
        if (best >= 0) rows.get(best).set(column, ((Measured) rows.get(best).get(column)).bold());
    }

    /** Of one row. */
    static void markRow(List<Cell> row) {
        int best = among(row);
        if (best >= 0) row.set(best, ((Measured) row.get(best)).bold());
    }

    /** Index of the clear best, -1 where there is none or nothing to compare it with. */
    private static int among(List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!isKnown(cells.get(i))) continue;
            MeanSd value = ((Measured) cells.get(i)).value();
            int others = 0;
            int below = 0;
            for (int j = 0; j < cells.size(); j++) {
                if (j == i || !isKnown(cells.get(j))) continue;
                others++;
                if (value.isClearlyAbove(((Measured) cells.get(j)).value())) below++;
            }
            if (others > 0 && below == others) return i;
        }
        return -1;
    }

    private static boolean isKnown(Cell cell) {
        return cell instanceof Measured measured && measured.value().count() > 0;
    }
}
