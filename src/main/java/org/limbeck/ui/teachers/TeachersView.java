package org.limbeck.ui.teachers;

import java.io.File;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jfree.chart.JFreeChart;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudy;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.report.TeacherFigure;
import org.limbeck.ui.widgets.Appearance;
import org.limbeck.ui.widgets.EmptyState;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;
import org.limbeck.ui.widgets.Segments;

/**
 * Teachers, one or side by side: train or import one, tick some, see how accurate each checkpoint is and, once it has been
 * computed, how hard it is for a student.
 */
public final class TeachersView extends BorderPane {
    private static final char NO_BREAK = '\u00a0';
    private static final double LEAST_RESULTS = 740;
    private static final double LEAST_CHARTS = 190;

    private final TeachersModel model;
    private final Appearance appearance;
    private final Outside outside;
    private final VBox list = new VBox();
    private final ChartBox complexity = new ChartBox();
    private final ChartBox accuracy = new ChartBox();
    private final ChartBox loss = new ChartBox();
    private final CheckpointTable table = new CheckpointTable();
    private final Segments<ComplexityMeasure> measures = new Segments<>();
    private final Label caption = new Label();
    private final VBox results = new VBox();
    private final ScrollPane resultScroll = new ScrollPane(results);
    private final BorderPane centre = new BorderPane();
    private final Node nothing;
    private ComplexityMeasure measure = ComplexityMeasure.NASC;

    /**
     * What the view asks of the window.
     *
     * @param train opens the form of a new teacher
     * @param imported hears of a teacher that was brought in
     * @param marked hears of a checkpoint that is chosen in the table
     * @param fail tells a failure in the dialog
     * @param readOnly whether no teacher can be added here
     */
    public record Outside(
            Runnable train,
            Consumer<TeacherRecord> imported,
            BiConsumer<TeacherRecord, Integer> marked,
            Consumer<Throwable> fail,
            boolean readOnly) {}

    public TeachersView(TeachersModel model, Appearance appearance, Outside outside) {
        this.model = model;
        this.appearance = appearance;
        this.outside = outside;
        getStyleClass().add("teachers-view");
        setId("teachers-view");
        nothing = new EmptyState(
                Material2OutlinedMZ.SCHOOL,
                "No teacher is ticked",
                "Tick one or several at the left, or choose one in the library: its checkpoints are shown here. Compare"
                        + " measures how hard each one's predictions are for an untrained student.");
        setLeft(side());
        centre.setTop(new QuestionBar(model));
        setCenter(centre);
        build();
        model.workspace().teachersProperty().addListener(change -> fill());
        model.shownProperty().addListener(change -> show());
        model.tickedProperty().addListener(change -> tick());
        model.markProperty().addListener(change -> show());
        table.onChoice((study, checkpoint) -> {
            model.mark(new TeachersModel.Mark(study.teacher().id(), checkpoint.index()));
            outside.marked().accept(study.teacher(), checkpoint.index());
        });
        appearance.darkProperty().addListener(change -> show());
        appearance.textSizeProperty().addListener(change -> show());
        fill();
        show();
    }

    private Node side() {
        Button train = new Button("Train …", Icons.of(Material2OutlinedAL.ADD));
        train.setId("train-teacher");
        train.setTooltip(new Tooltip("Train a teacher without students (Ctrl+Shift+N)"));
        train.setDisable(outside.readOnly());
        train.setOnAction(event -> outside.train().run());
        Button bring = new Button("Import …", Icons.of(Material2OutlinedAL.FOLDER_OPEN));
        bring.setId("import-teacher");
        bring.setTooltip(new Tooltip("A folder with teacher.yaml and the logits of each checkpoint as .npy"));
        bring.setDisable(outside.readOnly());
        bring.setOnAction(event -> choose());
        list.getStyleClass().add("teacher-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox side = new VBox(new HBox(8, train, bring), scroll);
        side.getStyleClass().add("teacher-side");
        side.setPrefWidth(228);
        side.setMinWidth(200);
        return side;
    }

    private void build() {
        measures.add(ComplexityMeasure.NASC, "Normalised", "Independent of the size of the targets: use it to rank");
        measures.add(ComplexityMeasure.ASC, "Adjusted", "As it appears in the margin bound");
        measures.add(ComplexityMeasure.SC, "Plain", "y^T K^-1 y");
        measures.select(measure);
        measures.onChoice(choice -> {
            measure = choice;
            show();
        });
        caption.getStyleClass().add("field-explanation");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        HBox bar = new HBox(12, caption, measures);
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox charts = new HBox(8, complexity, accuracy, loss);
        for (Region chart : List.of(complexity, accuracy, loss)) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefWidth(300);
        }
        complexity.setPrefWidth(420);
        VBox.setVgrow(charts, Priority.ALWAYS);
        table.setPrefHeight(220);
        table.setMinHeight(120);
        charts.setMinHeight(LEAST_CHARTS);
        results.getStyleClass().add("teacher-results");
        // What a small window has no room for is scrolled to.
        results.setMinWidth(LEAST_RESULTS);
        resultScroll.setFitToWidth(true);
        resultScroll.setFitToHeight(true);
        resultScroll.getStyleClass().add("edge-to-edge");
        results.getChildren().setAll(bar, charts, table);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder with teacher.yaml");
        chooser.setInitialDirectory(Places.near(""));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) bringIn(folder.toPath());
    }

    /** Imports a teacher; why it cannot is told in the dialog. */
    public void bringIn(java.nio.file.Path folder) {
        model.bringIn(folder, outside.imported(), outside.fail()::accept);
    }

    private void fill() {
        list.getChildren().clear();
        for (TeacherRecord teacher : model.workspace().teachers()) {
            list.getChildren().add(0, entry(teacher));
        }
        if (list.getChildren().isEmpty()) {
            Label empty = new Label("No teacher yet. Train one, or import one that was trained elsewhere.");
            empty.getStyleClass().add("field-explanation");
            empty.setWrapText(true);
            list.getChildren().add(empty);
        }
    }

    private Node entry(TeacherRecord teacher) {
        CheckBox box = new CheckBox(teacher.name());
        box.setId("tick-" + teacher.id());
        box.setSelected(model.tickedProperty().get().contains(teacher.id()));
        box.selectedProperty().addListener((property, was, is) -> model.tick(teacher.id(), is));
        int count = teacher.checkpoints().size();
        String last = count == 0
                ? "no checkpoint yet"
                : count + " checkpoints, "
                        + Formats.percent(teacher.checkpoints().get(count - 1).testAccuracy())
                                .replace(' ', NO_BREAK);
        Label detail = new Label(teacher.id() + "  ·  " + last);
        detail.getStyleClass().add("field-explanation");
        detail.setWrapText(true);
        VBox entry = new VBox(2, box, detail);
        entry.getStyleClass().add("teacher-entry");
        return entry;
    }

    /** What was ticked elsewhere. */
    private void tick() {
        for (TeacherRecord teacher : model.workspace().teachers()) {
            if (list.lookup("#tick-" + teacher.id()) instanceof CheckBox box)
                box.setSelected(model.tickedProperty().get().contains(teacher.id()));
        }
    }

    private void show() {
        List<TeacherStudy> studies = model.shownProperty().get();
        centre.setCenter(studies.isEmpty() ? nothing : resultScroll);
        if (studies.isEmpty()) return;
        ChartTheme theme = appearance.chartTheme();
        boolean measured = studies.stream().anyMatch(TeacherStudy::isMeasured);
        for (Node part : List.of(complexity, loss, measures)) {
            part.setVisible(measured);
            part.setManaged(measured);
        }
        if (measured) {
            complexity.show(marked(TeacherFigure.complexity(studies, measure, theme), theme));
            loss.show(marked(TeacherFigure.loss(studies, theme), theme));
        }
        accuracy.show(marked(TeacherFigure.accuracy(studies, theme), theme));
        table.show(studies, model.markProperty().get());
        caption.setText(
                measured ? question() : "Press Compare to measure how hard these checkpoints are for a student.");
    }

    private String question() {
        TeachersModel.Answer answer = model.answerProperty().get();
        TeacherStudy first = answer.studies().get(0);
        return "Under the " + answer.question().probe().kernel().label() + " kernel of an untrained "
                + answer.question().student().label() + " on " + Formats.count(first.examples())
                + " training examples, τ " + Formats.plain(answer.question().temperature()) + ", ridge "
                + Formats.number(first.ridge()) + ".";
    }

    /** With a line at the marked checkpoint. */
    private JFreeChart marked(JFreeChart chart, ChartTheme theme) {
        model.marked()
                .ifPresent(checkpoint ->
                        TeacherFigure.mark(chart, checkpoint.record().epoch(), theme));
        return chart;
    }
}
