package org.limbeck.theory;

import java.nio.DoubleBuffer;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.SymmetricRows;

/** Whether a square matrix is finite and symmetric, as a kernel is; reads each element once, tile by tile. */
final class KernelCheck {
    /** Largest {@code |K_ij - K_ji|} relative to the largest entry that is taken for rounding. */
    private static final double ASYMMETRY = 1e-6;

    private static final int TILE = 128;

    private final SymmetricRows rows;
    private final String where;
    private final double[] below = new double[TILE * TILE];
    private final double[] above = new double[TILE * TILE];
    private double largest;
    private double worst;
    private int worstRow;
    private int worstColumn;

    private KernelCheck(SymmetricRows rows, String where) {
        this.rows = rows;
        this.where = where;
    }

    /**
     * @param where names the kernel in messages
     * @param control asked for each tile whether to go on
     * @return the largest absolute value
     * @throws UserError for a value that is not finite and for a matrix that is not symmetric
     */
    static double require(SymmetricRows rows, String where, JobControl control) {
        return new KernelCheck(rows, where).run(control);
    }

    private double run(JobControl control) {
        int n = rows.order();
        for (int top = 0; top < n; top += TILE) {
            for (int left = 0; left <= top; left += TILE) {
                control.checkCancelled();
                compare(top, Math.min(TILE, n - top), left, Math.min(TILE, n - left));
            }
        }
        if (worst > ASYMMETRY * largest) throw lopsided();
        return largest;
    }

    private void compare(int top, int height, int left, int width) {
        read(below, top, height, left, width);
        read(above, left, width, top, height);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double one = below[i * width + j];
                double other = above[j * height + i];
                // Halves, since the difference of two values near the largest number is infinite.
                double apart = Math.abs(one / 2 - other / 2) * 2;
                largest = Math.max(largest, Math.max(Math.abs(one), Math.abs(other)));
                if (apart > worst) note(apart, top + i, left + j);
            }
        }
    }

    private void note(double apart, int row, int column) {
        worst = apart;
        worstRow = Math.max(row, column);
        worstColumn = Math.min(row, column);
    }

    private void read(double[] tile, int top, int height, int left, int width) {
        DoubleBuffer buffer = DoubleBuffer.wrap(tile);
        for (int row = 0; row < height; row++) rows.read(top + row, left, width, buffer, row * width);
        for (int i = 0; i < height * width; i++) {
            if (Double.isFinite(tile[i])) continue;
            throw new UserError(
                    "has a value that is not finite at (" + (top + i / width) + ", " + (left + i % width) + ")",
                    where,
                    "Look how it was computed");
        }
    }

    private UserError lopsided() {
        return new UserError(
                "is not symmetric at (" + worstRow + ", " + worstColumn + "): " + value(worstRow, worstColumn) + " and "
                        + value(worstColumn, worstRow),
                where,
                "Give a symmetric kernel");
    }

    private double value(int row, int column) {
        DoubleBuffer one = DoubleBuffer.allocate(1);
        rows.read(row, column, 1, one, 0);
        return one.get(0);
    }
}
