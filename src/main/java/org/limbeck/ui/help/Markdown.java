package org.limbeck.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Shows the Markdown of our own documents: headings, paragraphs, lists, tables, code, emphasis; of links their text.
 * Images are left out.
 */
final class Markdown {
    private static final Pattern INLINE =
            Pattern.compile("\\*\\*(?<bold>.+?)\\*\\*|`(?<code>.+?)`|\\[(?<link>[^]]+)]\\([^)]*\\)|\\*(?<em>[^*]+)\\*");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^]]*]\\([^)]*\\)");

    private final String[] lines;
    private final List<Node> nodes = new ArrayList<>();
    private int at;

    private Markdown(String text) {
        lines = IMAGE.matcher(text).replaceAll("").split("\r?\n");
    }

    /** FX thread. */
    static VBox show(String text) {
        Markdown reader = new Markdown(text);
        while (reader.at < reader.lines.length) reader.block();
        VBox page = new VBox();
        page.getStyleClass().add("help-page");
        page.getChildren().setAll(reader.nodes);
        return page;
    }

    private void block() {
        String line = lines[at];
        if (line.isBlank()) at++;
        else if (line.startsWith("#")) heading(line);
        else if (line.startsWith("```")) code();
        else if (line.startsWith("|")) table();
        else if (line.startsWith("- ")) item(line);
        else paragraph();
    }

    private void heading(String line) {
        int level = line.indexOf(' ');
        Label heading = new Label(plain(line.substring(level + 1)));
        heading.setWrapText(true);
        heading.getStyleClass().add("help-heading-" + Math.min(3, level));
        nodes.add(heading);
        at++;
    }

    private void code() {
        StringBuilder text = new StringBuilder();
        for (at++; at < lines.length && !lines[at].startsWith("```"); at++)
            text.append(lines[at]).append('\n');
        at++;
        Label code = new Label(text.toString().stripTrailing());
        code.setWrapText(true);
        code.getStyleClass().add("help-code");
        nodes.add(code);
    }

    private void item(String line) {
        Label bullet = new Label("•");
        bullet.setMinWidth(Label.USE_PREF_SIZE);
        TextFlow words = flow(line.substring(2));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox item = new HBox(8, bullet, words);
        item.getStyleClass().add("help-item");
        nodes.add(item);
        at++;
    }

    private void paragraph() {
        StringBuilder text = new StringBuilder();
        while (at < lines.length && !lines[at].isBlank() && !lines[at].matches("(#|```|\\||- ).*")) {
            text.append(lines[at++]).append(' ');
        }
        nodes.add(flow(text.toString().strip()));
    }

    /** A table whose cells are all empty held only images. */
    private void table() {
        List<String[]> rows = new ArrayList<>();
        for (; at < lines.length && lines[at].startsWith("|"); at++) {
            if (!lines[at].matches("[|:\\- ]+")) rows.add(cells(lines[at]));
        }
        boolean empty =
                rows.stream().skip(1).allMatch(row -> String.join("", row).isBlank());
        if (empty) return;
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-table");
        int columns = rows.get(0).length;
        for (int column = 0; column < columns; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(width);
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < Math.min(columns, rows.get(row).length); column++) {
                String cell = rows.get(row)[column];
                grid.add(flow(row == 0 && !cell.isEmpty() ? "**" + cell + "**" : cell), column, row);
            }
        }
        nodes.add(grid);
    }

    private static String[] cells(String line) {
        String[] cells =
                line.replaceFirst("^\\|", "").replaceFirst("\\|\\s*$", "").split("(?<!\\\\)\\|", -1);
        for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip().replace("\\|", "|");
        return cells;
    }

    private static TextFlow flow(String text) {
        TextFlow flow = new TextFlow();
        flow.setMinWidth(0);
        Matcher marked = INLINE.matcher(text);
        int from = 0;
        while (marked.find()) {
            add(flow, text.substring(from, marked.start()), "help-text");
            for (String style : new String[] {"bold", "code", "link", "em"}) {
                if (marked.group(style) != null) add(flow, plain(marked.group(style)), "help-" + style);
            }
            from = marked.end();
        }
        add(flow, text.substring(from), "help-text");
        return flow;
    }

    private static void add(TextFlow flow, String text, String style) {
        if (text.isEmpty()) return;
        Text part = new Text(text);
        part.getStyleClass().addAll("help-text", style);
        flow.getChildren().add(part);
    }

    /** Without marks inside marks. */
    private static String plain(String text) {
        return text.replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1").replaceAll("[*`]", "");
    }
}
