package org.limbeck.figure.table;

import java.util.ArrayList;
import java.util.List;

/** A table in GitHub's Markdown; settings become a column of their own, since it has no spanning rows. */
final class MarkdownTable {
    private MarkdownTable() {}

    static String of(Table table) {
        boolean settings =
                table.groups().stream().anyMatch(group -> !group.setting().isEmpty());
        List<String> head = new ArrayList<>(table.head());
        if (settings) head.add(0, "setting");
        StringBuilder text = new StringBuilder("**" + escape(table.title()) + "**\n\n");
        text.append(row(head)).append('|');
        for (int i = 0; i < head.size(); i++) text.append(i < (settings ? 2 : 1) ? "---|" : "---:|");
        text.append('\n');
        for (Table.Group group : table.groups()) {
            for (List<Table.Cell> cells : group.rows()) {
                List<String> texts =
                        new ArrayList<>(cells.stream().map(MarkdownTable::cell).toList());
                if (settings) texts.add(0, escape(group.setting()));
                text.append(line(texts));
            }
        }
        if (!table.notes().isEmpty()) {
            text.append('\n').append(escape(String.join(" ", table.notes()))).append('\n');
        }
        return text.toString();
    }

    private static String row(List<String> cells) {
        return line(cells.stream().map(MarkdownTable::escape).toList());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String cell(Table.Cell cell) {
        String text = escape(CellText.of(cell));
        return CellText.isBold(cell) ? "**" + text + "**" : text;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("<", "&lt;");
    }
}
