package org.limbeck.figure.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table in LaTeX with booktabs, every character of it safe in text mode. */
final class LatexTable {
    private static final Map<Integer, String> ESCAPES = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '<', "$<$"),
            Map.entry((int) '>', "$>$"),
            Map.entry((int) '±', "$\\pm$"),
            Map.entry((int) '→', "$\\to$"),
            Map.entry((int) '×', "$\\times$"),
            Map.entry((int) 'τ', "$\\tau$"),
            Map.entry((int) '–', "--"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "``"),
            Map.entry((int) '”', "''"),
            Map.entry((int) '−', "$-$"));

    private LatexTable() {}

    static String of(Table table) {
        int columns = table.head().size();
        StringBuilder text = new StringBuilder();
        text.append("% needs \\usepackage{booktabs}\n");
        text.append("\\begin{table}\n  \\centering\n  \\caption{")
                .append(escape(table.title()))
                .append(".}\n  \\begin{tabular}{l")
                .append("r".repeat(columns - 1))
                .append("}\n    \\toprule\n    ")
                .append(row(table.head()))
                .append("    \\midrule\n");
        for (int i = 0; i < table.groups().size(); i++) {
            Table.Group group = table.groups().get(i);
            if (i > 0) text.append("    \\addlinespace\n");
            if (!group.setting().isEmpty()) {
                text.append("    \\multicolumn{")
                        .append(columns)
                        .append("}{l}{\\emph{")
                        .append(escape(group.setting()))
                        .append("}} \\\\\n");
            }
            for (List<Table.Cell> cells : group.rows()) {
                text.append("    ").append(cells(cells));
            }
        }
        text.append("    \\bottomrule\n  \\end{tabular}\n");
        if (!table.notes().isEmpty()) {
            text.append("\n  \\medskip\n  {\\footnotesize ")
                    .append(escape(String.join(" ", table.notes())))
                    .append("}\n");
        }
        return text.append("\\end{table}\n").toString();
    }

    private static String cells(List<Table.Cell> cells) {
        return cells.stream().map(LatexTable::cell).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String cell(Table.Cell cell) {
        String text = escape(CellText.of(cell));
        return CellText.isBold(cell) ? "\\textbf{" + text + "}" : text;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(LatexTable::escape).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            String replacement = ESCAPES.get(point);
            if (replacement == null) escaped.appendCodePoint(point);
            else escaped.append(replacement);
        });
        return escaped.toString();
    }
}
