package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.limbeck.figure.ChartTheme;
import org.limbeck.ui.widgets.Formats;

/** The values under the crosshair, highest first, in a small box beside it. */
final class ReadOut extends VBox {
    private static final int MOST = 9;

    private final Label position = new Label();
    private final GridPane rows = new GridPane();

    /** A line's value under the crosshair. */
    private record Value(Series series, double y) {}

    ReadOut() {
        getStyleClass().add("read-out");
        position.getStyleClass().add("read-out-position");
        rows.setHgap(8);
        rows.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(position, rows);
        setMouseTransparent(true);
    }

    /** @return whether there is a value at that position */
    boolean show(LiveFrame frame, PanelContent content, double x) {
        List<Value> values = new ArrayList<>();
        for (Series series : content.series()) {
            double y = series.curve().at(x);
            if (!Double.isNaN(y)) values.add(new Value(series, y));
        }
        values.sort(Comparator.comparingDouble(Value::y).reversed());
        position.setText(frame.settings().axis().label() + " " + Formats.number(Math.round(x * 100) / 100.0));
        rows.getChildren().clear();
        Styles styles = new Styles(ChartTheme.screen(frame.settings().dark()), frame.alone());
        boolean share = content.panel() == Panel.ACCURACY;
        for (Value value : values.subList(0, Math.min(MOST, values.size()))) {
            Label name = new Label(name(value.series(), frame.alone()));
            name.getStyleClass().add(value.series().focused() ? "read-out-focused" : "read-out-name");
            Label number = new Label(share ? Formats.percent(value.y()) : Formats.number(value.y()));
            number.getStyleClass().add("read-out-value");
            rows.addRow(rows.getRowCount(), LineSample.of(styles.of(value.series()), 18), name, number);
            GridPane.setHalignment(number, javafx.geometry.HPos.RIGHT);
        }
        return !values.isEmpty();
    }

    private static String name(Series series, boolean alone) {
        if (alone) return series.line().label();
        return series.line().isForEveryRun()
                ? series.name()
                : series.name() + " · " + series.line().label();
    }
}
