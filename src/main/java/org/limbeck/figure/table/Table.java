package org.limbeck.figure.table;

import java.util.List;
import org.limbeck.figure.curve.MeanSd;

/**
 * A table before it is set in any language.
 *
 * @param title one line
 * @param head column heads
 * @param groups of rows, each under its setting
 * @param notes below it, each a sentence
 */
public record Table(String title, List<String> head, List<Group> groups, List<String> notes) {
    public Table {
        head = List.copyOf(head);
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /** @param setting what the rows have in common; empty for none */
    public record Group(String setting, List<List<Cell>> rows) {
        public Group {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** What stands in a cell. */
    public sealed interface Cell {}

    /** Text as it is. @param remark in brackets behind it, for people only; mostly empty */
    public record Words(String text, String remark) implements Cell {
        public Words(String text) {
            this(text, "");
        }
    }

    /**
     * A mean over seeds.
     *
     * @param value over those that finished
     * @param factor it is multiplied by for people: 100 for percent
     * @param decimals shown
     * @param seeds asked for; more than {@code value.count()} when some did not finish
     * @param best whether it stands above all it is compared with by more than the spread, set in bold
     */
    public record Measured(MeanSd value, double factor, int decimals, int seeds, boolean best) implements Cell {
        public Measured(MeanSd value, double factor, int decimals, int seeds) {
            this(value, factor, decimals, seeds, false);
        }

        Measured bold() {
            return new Measured(value, factor, decimals, seeds, true);
        }
    }
}
