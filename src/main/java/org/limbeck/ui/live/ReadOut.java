package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.limbeck.figure.ChartTheme;
import org.limbeck.ui.widgets.Formats;

/** The values under the crosshair, highest first, in a small box beside it; in two columns where one would not fit. */
final class ReadOut extends GridPane {
    private static final double ROW = 17;
    private static final double FRAME = 14;

    /** A line's value under the crosshair. */
    private record Value(Series series, double y) {}

    ReadOut() {
        getStyleClass().add("read-out");
        setMouseTransparent(true);
    }

    /**
     * @param height into which it should fit
     * @return whether there is a value at that position
     */
    boolean show(LiveFrame frame, PanelContent content, double x, double height) {
        List<Value> values = new ArrayList<>();
        for (Series series : content.series()) {
            double y = series.curve().at(x);
            if (!Double.isNaN(y)) values.add(new Value(series, y));
        }
        values.sort(Comparator.comparingDouble(Value::y).reversed());
        int most = Math.max(1, (int) ((height - FRAME) / ROW));
        int columns = Math.max(1, (values.size() + most - 1) / most);
        int rows = Math.max(1, (values.size() + columns - 1) / columns);
        getChildren().clear();
        for (int i = 0; i < values.size(); i++) add(frame, content.panel(), values.get(i), i % rows, 4 * (i / rows));
        return !values.isEmpty();
    }

    private void add(LiveFrame frame, Panel panel, Value value, int row, int column) {
        Styles styles = new Styles(ChartTheme.screen(frame.settings().dark()), frame.alone());
        Label name = new Label(name(value.series(), frame.alone()));
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add(value.series().focused() ? "read-out-focused" : "read-out-name");
        Label number = new Label(panel == Panel.ACCURACY ? Formats.percent(value.y()) : Formats.number(value.y()));
        number.setMinWidth(USE_PREF_SIZE);
        number.getStyleClass().add("read-out-value");
        add(LineSample.of(styles.of(value.series()), 18), column, row);
        add(name, column + 1, row);
        add(number, column + 2, row);
        if (column > 0) setMargin(getChildren().get(getChildren().size() - 3), new javafx.geometry.Insets(0, 0, 0, 8));
        setHalignment(number, HPos.RIGHT);
    }

    private static String name(Series series, boolean alone) {
        if (alone) return series.line().label();
        return series.line().isForEveryRun()
                ? series.name()
                : series.name() + " · " + series.line().label();
    }
}
