package org.limbeck.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Circle;
import org.limbeck.data.page.ClassBalance;
import org.limbeck.data.page.DatasetPage;
import org.limbeck.data.page.Split;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.ui.data.BalanceTable.Row;
import org.limbeck.ui.widgets.Formats;

/** How many examples each class has in each split, as bars with numbers; a row shows that class alone. */
final class BalanceTable extends TableView<Row> {
    private static final String ALL = "All classes";
    /** As wide as heading and counts need. */
    private static final Map<Split, Double> WIDTHS =
            Map.of(Split.TRAINING, 76.0, Split.VALIDATION, 84.0, Split.TEST, 66.0, Split.HELD_OUT, 78.0);

    /** @param label -1 for the sums */
    record Row(int label, String name, ClassBalance balance) {
        int count(Split split) {
            return label < 0 ? balance.total(split) : balance.count(split, label);
        }
    }

    private DatasetPage page;
    private ChartTheme theme = ChartTheme.screen(false);
    private boolean filling;

    BalanceTable() {
        setId("class-balance");
        getStyleClass().addAll("dense", "striped", "class-balance");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        setMinHeight(120);
    }

    /** Hears of the class that somebody has chosen; -1 for all. */
    void onChoice(IntConsumer hears) {
        getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!filling && is != null) hears.accept(is.label());
        });
    }

    /** @param in its colours tell the classes of points apart */
    void show(DatasetPage next, ChartTheme in) {
        theme = in;
        if (next == page) {
            refresh();
            return;
        }
        page = next;
        filling = true;
        ClassBalance balance = page.balance();
        List<TableColumn<Row, ?>> columns = new ArrayList<>(List.of(names()));
        balance.splits().forEach(split -> columns.add(counts(split, balance.most())));
        getColumns().setAll(columns);
        List<Row> rows = new ArrayList<>(List.of(new Row(-1, ALL, balance)));
        for (int label = 0; label < balance.classes().size(); label++) {
            rows.add(new Row(label, balance.classes().get(label), balance));
        }
        getItems().setAll(rows);
        getSelectionModel().select(0);
        scrollTo(0);
        filling = false;
    }

    private TableColumn<Row, Row> names() {
        TableColumn<Row, Row> column = column("Class", 92);
        column.setCellFactory(of -> new NameCell());
        column.setComparator((one, other) -> Integer.compare(one.label(), other.label()));
        return column;
    }

    private static TableColumn<Row, Row> column(String title, double width) {
        TableColumn<Row, Row> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        return column;
    }

    private static TableColumn<Row, Row> counts(Split split, int most) {
        TableColumn<Row, Row> column = column(split.label(), WIDTHS.get(split));
        column.setCellFactory(of -> new BarCell(split, most));
        column.setComparator((one, other) -> Integer.compare(one.count(split), other.count(split)));
        return column;
    }

    private final class NameCell extends TableCell<Row, Row> {
        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean present = !empty && row != null;
            setText(present ? row.name() : null);
            setTooltip(present ? new Tooltip(row.name() + "\nShow only these examples") : null);
            boolean coloured = present && row.label() >= 0 && !page.examples().isOfImages();
            setGraphic(coloured ? new Circle(4, PointCloud.colour(row.label(), theme)) : null);
        }
    }

    /** A number over a bar as long as its share of the largest. */
    private static final class BarCell extends TableCell<Row, Row> {
        private final Split split;
        private final int most;

        BarCell(Split split, int most) {
            this.split = split;
            this.most = most;
            getStyleClass().add("bar-cell");
            setStyle("-fx-alignment: center-right;");
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean present = !empty && row != null;
            setText(present ? Formats.count(row.count(split)) : null);
            double share = present && row.label() >= 0 ? row.count(split) / (double) most : 0;
            setStyle("-fx-alignment: center-right;" + bar(share));
        }

        private static String bar(double share) {
            if (share <= 0) return "";
            double end = Math.rint(1000 * share) / 10;
            return " -fx-background-color: linear-gradient(to right, -limbeck-bar 0%, -limbeck-bar " + end
                    + "%, transparent " + end + "%, transparent 100%); -fx-background-insets: 3px 2px 3px 2px;";
        }
    }
}
