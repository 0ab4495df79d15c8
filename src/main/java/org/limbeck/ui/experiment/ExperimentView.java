package org.limbeck.ui.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.experiment.forecast.RunForecast;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.ui.experiment.ExperimentModel.Standing;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;

/**
 * The form of a new experiment, or of a teacher alone: fields left, estimate and YAML right, and below what is still
 * wrong and the button that starts it.
 */
public final class ExperimentView extends BorderPane {
    private static final double SCROLL_BAR = 12;

    private final ExperimentModel model;
    private final Fields fields;
    private final Outside outside;
    private final boolean teacherAlone;
    private final ScrollPane scroll = new ScrollPane();
    private final Label state = new Label();
    private final Hyperlink first = new Hyperlink();
    private final Button start = new Button();
    private final BooleanProperty starting = new SimpleBooleanProperty();
    private final List<Section> sections;
    private String firstWrong;

    /**
     * What the form asks of the window.
     *
     * @param start queues a specification; not on this thread
     * @param close leaves the form
     * @param fail tells a failure in the dialog
     * @param save writes a text to a file in the background
     */
    public record Outside(
            Consumer<ExperimentSpec> start, Runnable close, Consumer<Throwable> fail, BiConsumer<Path, String> save) {}

    /** @param teacherAlone whether only a teacher is to be trained */
    public ExperimentView(ExperimentModel model, WorkspaceModel workspace, Outside outside, boolean teacherAlone) {
        this.model = model;
        this.outside = outside;
        this.teacherAlone = teacherAlone;
        this.fields = new Fields(model);
        getStyleClass().add("experiment-view");
        setId(teacherAlone ? "teacher-view" : "experiment-view");
        sections = sections(workspace);
        VBox form = new VBox();
        form.getChildren().setAll(sections);
        form.getStyleClass().add("form");
        scroll.setContent(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        SidePane side = new SidePane(model, outside.save());
        side.setMinWidth(220);
        side.setPrefWidth(360);
        // The form is never wider than what shows it; the pane beside it gives way.
        scroll.minWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> form.minWidth(-1) + SCROLL_BAR, form.needsLayoutProperty(), form.widthProperty()));
        setTop(new VBox(header()));
        setCenter(new HBox(scroll, side));
        setBottom(footer());
        model.standingProperty().addListener((property, was, is) -> show(is));
        model.draftProperty().addListener((property, was, is) -> {
            start.setDisable(true);
            if (standsWell()) state.setText("Checking …");
        });
        show(model.standing());
        addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            boolean go = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(event);
            if (go && !start.isDisabled()) start.fire();
            if (event.getCode() == KeyCode.ESCAPE) outside.close().run();
        });
    }

    private boolean standsWell() {
        return model.standing().problems().isEmpty();
    }

    /** Puts the keyboard into the first field. */
    public void focusFirst() {
        FieldRow row = fields.find(teacherAlone ? "dataset.source" : "name");
        scroll.setVvalue(0);
        // What has no skin yet is not part of the scene.
        applyCss();
        layout();
        row.control().requestFocus();
    }

    /** Takes a folder for the data, as if it had been chosen in the dialog. */
    public void useFolder(Path folder) {
        model.useFolder(folder);
    }

    /** Says that the form holds what was filled in before. @param afresh empties it */
    public void tellKept(Runnable afresh) {
        Hyperlink again = new Hyperlink("Start over");
        again.setId("start-over");
        HBox note = new HBox(new Label("This is what you had filled in before."), again);
        note.setId("draft-note");
        note.getStyleClass().add("form-note");
        again.setOnAction(event -> {
            ((VBox) getTop()).getChildren().remove(note);
            afresh.run();
            focusFirst();
        });
        ((VBox) getTop()).getChildren().add(note);
    }

    private List<Section> sections(WorkspaceModel workspace) {
        DataSection data = new DataSection(model, fields);
        TeacherSection teacher = new TeacherSection(model, workspace, fields, teacherAlone);
        teacher.training().foldAway("teacher.training", "teacher.seed");
        if (teacherAlone) return List.of(data, teacher, teacher.training());
        Section name =
                new Section(fields, "Experiment", "One run per method and seed; several seeds give mean and sd.");
        name.addFields("name", "seeds");
        Section student = new Section(fields, "Student", "The network that learns, the same for every method.");
        student.addFields("student.name", "student.width");
        student.foldAway("student");
        Section training = new Section(fields, "Training of students", "The same for every method.");
        training.addFields("training.epochs", "training.batch", "training.learningRates", "training.methodRates");
        training.foldAway("training");
        Section probe = new Section(fields, "Measurements", "Taken on one set of examples, the same for every run.");
        probe.addFields("probe.examples", "probe.kernel", "probe.everyEpochs", "probe.similarity");
        probe.foldAway("probe");
        MethodsSection methods = new MethodsSection(model, fields);
        return List.of(name, data, teacher, student, methods, training, probe);
    }

    private Node header() {
        Label title = new Label(teacherAlone ? "Train a teacher" : "New experiment");
        title.getStyleClass().add("view-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button open = new Button("Open a YAML file …", Icons.of(Material2OutlinedAL.FOLDER_OPEN));
        open.setId("open-yaml");
        open.setTooltip(new Tooltip("Fill the form from a specification"));
        open.setOnAction(event -> ask());
        Button close = Icons.button(
                Material2OutlinedAL.CLOSE, "Leave the form; what you have filled in is kept (Esc)", outside.close());
        close.setId("close-form");
        HBox header = new HBox(8, title, gap, open, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("view-header");
        return header;
    }

    private void ask() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a specification");
        chooser.setInitialDirectory(Places.near(""));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Specifications", "*.yaml", "*.yml"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) open(file.toPath());
    }

    /** Fills the form from a file; why it cannot is told in the dialog. */
    public void open(Path file) {
        model.open(file, outside.fail()::accept);
    }

    private Node footer() {
        start.setId("start-experiment");
        start.getStyleClass().add("accent");
        start.setGraphic(Icons.of(Material2OutlinedMZ.PLAY_ARROW, "on-accent"));
        start.setTooltip(new Tooltip("Queues everything and shows it live (Ctrl+Enter)"));
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(event -> {
            starting.set(true);
            show(model.standing());
            outside.start().accept(model.standing().spec());
        });
        first.setId("first-problem");
        first.setOnAction(event -> reveal(firstWrong));
        state.setId("form-state");
        state.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(8, state, first, gap, start);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("view-footer");
        return footer;
    }

    /** It could not be queued after all: the form is as it was. */
    public void resume() {
        starting.set(false);
        show(model.standing());
    }

    private void show(Standing standing) {
        Map<String, String> problems = standing.problems();
        firstWrong = problems.keySet().stream().findFirst().orElse(null);
        first.setVisible(firstWrong != null);
        first.setManaged(firstWrong != null);
        first.setVisited(false);
        first.setText(firstWrong == null ? "" : "Show " + name(firstWrong));
        start.setDisable(starting.get() || !model.isReady());
        start.setText(starting.get() ? "Starting …" : teacherAlone ? "Train the teacher" : startText(standing));
        state.getStyleClass().remove("field-problem");
        if (!problems.isEmpty()) {
            state.getStyleClass().add("field-problem");
            state.setText(
                    problems.size() == 1 ? "One field needs attention." : problems.size() + " fields need attention.");
        } else {
            state.setText(standing.isReady() ? "Ready to start." : "Reading the data …");
        }
    }

    private static String startText(Standing standing) {
        RunForecast forecast = standing.plan() == null ? null : standing.plan().forecast();
        if (forecast == null) return "Start";
        return forecast.runs() == 1 ? "Start 1 run" : "Start " + forecast.runs() + " runs";
    }

    private String name(String field) {
        return field.startsWith("methods")
                ? "the methods"
                : FieldWords.of(field).label().toLowerCase(java.util.Locale.ROOT);
    }

    private void reveal(String field) {
        FieldRow row = field == null ? null : fields.rowOf(field);
        if (row == null) return;
        sections.forEach(section -> section.reveal(row));
        applyCss();
        layout();
        Node form = scroll.getContent();
        Bounds place = form.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        double hidden =
                form.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) scroll.setVvalue(Math.min(1, Math.max(0, (place.getMinY() - 40) / hidden)));
        row.control().requestFocus();
    }
}
