package org.limbeck.figure.table;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.experiment.results.CurvesCsv;
import org.limbeck.figure.curve.MeanSd;

/** A table for programs: a measured column becomes mean, standard deviation and number of seeds, as computed. */
final class CsvTable {
    private CsvTable() {}

    static String of(Table table) {
        StringBuilder text = new StringBuilder(line(head(table)));
        for (Table.Group group : table.groups()) {
            for (List<Table.Cell> cells : group.rows()) {
                List<String> fields = new ArrayList<>(List.of(group.setting()));
                for (int i = 0; i < cells.size(); i++) fields.addAll(fields(cells.get(i), isMeasured(table, i)));
                text.append(line(fields));
            }
        }
        return text.toString();
    }

    private static List<String> head(Table table) {
        List<String> head = new ArrayList<>(List.of("group"));
        for (int i = 0; i < table.head().size(); i++) {
            String name = table.head().get(i).replace(", %", "");
            if (isMeasured(table, i)) head.addAll(List.of(name + " mean", name + " sd", name + " n"));
            else head.add(name);
        }
        return head;
    }

    private static boolean isMeasured(Table table, int column) {
        return table.groups().stream()
                .flatMap(group -> group.rows().stream())
                .anyMatch(row -> row.get(column) instanceof Table.Measured);
    }

    private static List<String> fields(Table.Cell cell, boolean measuredColumn) {
        if (cell instanceof Table.Measured measured) {
            MeanSd value = measured.value();
            return List.of(number(value.mean()), number(value.sd()), Integer.toString(value.count()));
        }
        return measuredColumn ? List.of("", "", "0") : List.of(((Table.Words) cell).text());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String line(List<String> fields) {
        return String.join(",", fields.stream().map(CurvesCsv::quoted).toList()) + "\n";
    }
}
