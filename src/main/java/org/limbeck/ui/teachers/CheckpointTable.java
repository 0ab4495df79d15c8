package org.limbeck.ui.teachers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.limbeck.experiment.teacher.TeacherStudy;
import org.limbeck.experiment.teacher.TeacherStudy.Checkpoint;
import org.limbeck.ui.teachers.CheckpointTable.Row;
import org.limbeck.ui.teachers.TeachersModel.Mark;
import org.limbeck.ui.widgets.Formats;

/** The numbers of what is shown, a row for each checkpoint; click a heading to sort by it. */
final class CheckpointTable extends TableView<Row> {
    /** @param checkpoint of that teacher */
    record Row(TeacherStudy study, Checkpoint checkpoint) {}

    private List<Row> given = List.of();
    private boolean filling;

    CheckpointTable() {
        setId("checkpoint-table");
        getStyleClass().addAll("dense", "striped");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableColumn<Row, String> teacher = new TableColumn<>("Teacher");
        teacher.setCellValueFactory(row ->
                new ReadOnlyObjectWrapper<>(row.getValue().study().teacher().name()));
        teacher.setPrefWidth(120);
        teacher.setMinWidth(96);
        teacher.setCellFactory(of -> new NameCell());
        getColumns().add(teacher);
        add("Epoch", 62, row -> row.checkpoint().record().epoch(), Formats::number);
        add("Train acc.", 82, row -> row.checkpoint().record().trainAccuracy(), Formats::percent);
        add("Test acc.", 77, row -> row.checkpoint().record().testAccuracy(), Formats::percent);
        add("Train loss", 81, row -> row.checkpoint().trainLoss(), Formats::number);
        add("Test loss", 76, row -> row.checkpoint().testLoss(), Formats::number);
        add("SC", 74, row -> row.checkpoint().complexity().supervisionComplexity(), Formats::number);
        add("Adjusted", 75, row -> row.checkpoint().complexity().adjusted(), Formats::number);
        add("Normalised", 90, row -> row.checkpoint().complexity().normalised(), Formats::number);
    }

    private void add(String name, double width, ToDoubleFunction<Row> value, DoubleFunction<String> text) {
        TableColumn<Row, Double> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setStyle("-fx-alignment: center-right;");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(row.getValue())));
        column.setCellFactory(of -> new TableCell<>() {
            @Override
            protected void updateItem(Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null ? null : text.apply(number));
            }
        });
        getColumns().add(column);
    }

    /** Hears of a row that somebody has chosen. */
    void onChoice(BiConsumer<TeacherStudy, Checkpoint> hears) {
        getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!filling && is != null) hears.accept(is.study(), is.checkpoint());
        });
    }

    /** @param mark its row is selected; may be null */
    void show(List<TeacherStudy> studies, Mark mark) {
        List<Row> rows = new ArrayList<>();
        for (TeacherStudy study : studies) {
            for (Checkpoint checkpoint : study.checkpoints()) rows.add(new Row(study, checkpoint));
        }
        filling = true;
        // Filled anew only when it has changed: the order that was chosen, and the place, stay.
        if (!rows.equals(given)) getItems().setAll(rows);
        given = rows;
        sort();
        select(mark);
        filling = false;
    }

    private void select(Mark mark) {
        Row marked = given.stream()
                .filter(row -> mark != null
                        && row.study().teacher().id().equals(mark.teacher())
                        && row.checkpoint().index() == mark.checkpoint())
                .findFirst()
                .orElse(null);
        if (marked == null) getSelectionModel().clearSelection();
        else if (!marked.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(marked);
            scrollTo(Math.max(0, getItems().indexOf(marked) - 2));
        }
    }

    /** A long name ends in an ellipsis and is told whole by its tooltip. */
    private static final class NameCell extends TableCell<Row, String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? null : name);
            setTooltip(empty || name == null ? null : new Tooltip(name));
        }
    }
}
