package org.limbeck.figure.table;

import java.util.Locale;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.table.Table.Cell;
import org.limbeck.figure.table.Table.Measured;
import org.limbeck.figure.table.Table.Words;

/** Cells as people read them. */
public final class CellText {
    private CellText() {}

    /** E.g. {@code 81.4 ± 0.3}, {@code 81.4} for one seed, {@code 81.4 ± 0.3 (2 of 3)}, {@code – (0 of 3)}. */
    public static String of(Cell cell) {
        if (cell instanceof Words words) {
            return words.text() + (words.remark().isEmpty() ? "" : " (" + words.remark() + ")");
        }
        Measured measured = (Measured) cell;
        MeanSd value = measured.value();
        StringBuilder text = new StringBuilder();
        text.append(value.count() == 0 ? "–" : number(value.mean(), measured));
        if (value.count() > 1) text.append(" ± ").append(number(value.sd(), measured));
        if (value.count() < measured.seeds()) {
            text.append(" (")
                    .append(value.count())
                    .append(" of ")
                    .append(measured.seeds())
                    .append(')');
        }
        return text.toString();
    }

    static boolean isBold(Cell cell) {
        return cell instanceof Measured measured && measured.best();
    }

    private static String number(double value, Measured measured) {
        return String.format(Locale.ROOT, "%." + measured.decimals() + "f", value * measured.factor());
    }
}
