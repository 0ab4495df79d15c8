package org.limbeck.cli.console;

import java.util.List;
import java.util.stream.Collectors;

/** A table in plain text: each column as wide as its widest cell, those of numbers, also with their spread, flush right. */
public final class Columns {
    private static final String BETWEEN = "  ";
    private static final String NUMBER = "-?[0-9.,]+( ± [0-9.]+)?( %)?";

    private Columns() {}

    /** @param rows the first names the columns; all of one length */
    public static String text(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[at] =
                    rows.stream().mapToInt(row -> length(row.get(at))).max().orElse(0);
            numbers[at] = rows.size() > 1
                    && rows.stream()
                            .skip(1)
                            .map(row -> row.get(at))
                            .allMatch(cell -> cell.isEmpty() || cell.matches(NUMBER));
        }
        return rows.stream().map(row -> line(row, widths, numbers)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(List<String> row, int[] widths, boolean[] numbers) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - length(row.get(column)));
            if (column > 0) line.append(BETWEEN);
            line.append(numbers[column] ? padding + row.get(column) : row.get(column) + padding);
        }
        return line.toString().stripTrailing();
    }

    /** Characters as people count them: one beyond the basic plane is one. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
