package org.limbeck.ui.teachers;

import java.util.HashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.experiment.teacher.TeacherStudies.Question;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.KernelKind;
import org.limbeck.ui.widgets.Fault;
import org.limbeck.ui.widgets.Formats;

/** For which student, at which temperature and on how many examples teachers are compared; starts and stops it. */
final class QuestionBar extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int EXAMPLES = 128;

    private final TeachersModel model;
    private final ComboBox<String> student = new ComboBox<>();
    private final TextField width = field("student-width", "1");
    private final TextField temperature = field("temperature", "1");
    private final TextField examples = field("examples", Integer.toString(EXAMPLES));
    private final ComboBox<String> kernel = new ComboBox<>();
    private final Button compare = new Button("Compare");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar progress = new ProgressBar();
    private final Label note = new Label();
    private final Label problem = new Label();
    private boolean asked;

    QuestionBar(TeachersModel model) {
        this.model = model;
        getStyleClass().add("question-bar");
        student.setId("compare-student");
        student.setPrefWidth(126);
        kernel.setPrefWidth(126);
        student.getItems().setAll(model.models());
        propose();
        for (KernelKind kind : KernelKind.values()) kernel.getItems().add(kind.label());
        kernel.setValue(KernelKind.CLASS_MEAN.label());
        compare.setId("compare-teachers");
        compare.getStyleClass().add("accent");
        compare.setTooltip(
                new Tooltip("Measure every checkpoint of the ticked teachers, under one kernel for each data set"));
        compare.setOnAction(event -> ask());
        cancel.setId("cancel-comparison");
        cancel.setOnAction(event -> model.cancel());
        FlowPane fields = new FlowPane(12, 6);
        fields.setAlignment(Pos.CENTER_LEFT);
        fields.getChildren()
                .addAll(
                        named("Student", student, "The network whose tangent kernel at initialisation is used"),
                        named("Width", width, "Multiplies every hidden width"),
                        named("τ", temperature, "Temperature of the teachers' predictions"),
                        named("Examples", examples, "Size of the probe set, drawn from the training set"),
                        named("Kernel", kernel, "class-mean is the usual; full is exact and large"));
        note.getStyleClass().add("field-explanation");
        note.setTooltip(new Tooltip());
        note.getTooltip().textProperty().bind(note.textProperty());
        note.setMinWidth(0);
        compare.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        progress.setPrefWidth(160);
        progress.setMinWidth(80);
        problem.getStyleClass().add("field-problem");
        problem.setId("comparison-problem");
        problem.setWrapText(true);
        HBox going = new HBox(10, compare, cancel, progress, note);
        going.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(fields, going, problem);
        tell(null);
        model.workProperty().addListener((property, was, is) -> show(is));
        student.setOnShown(event -> asked = true);
        model.tickedProperty().addListener(change -> {
            propose();
            show(model.workProperty().get());
        });
        model.workspace()
                .teachersProperty()
                .addListener(change -> show(model.workProperty().get()));
        show(model.workProperty().get());
    }

    /** Until a person has chosen. */
    private void propose() {
        if (asked) return;
        student.setValue(model.usual().name());
        width.setText(Formats.plain(model.usual().width()));
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId("compare-" + id);
        field.setPrefWidth(52);
        return field;
    }

    private static Node named(String name, Node control, String explanation) {
        Label label = new Label(name);
        label.getStyleClass().add("property-name");
        Tooltip tooltip = new Tooltip(explanation);
        label.setTooltip(tooltip);
        label.setLabelFor(control);
        Tooltip.install(control, tooltip);
        HBox pair = new HBox(6, label, control);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private void show(TeachersModel.Work work) {
        compare.setDisable(work.going() || model.chosen().isEmpty());
        for (Node node : new Node[] {cancel, progress, note}) {
            node.setVisible(work.going());
            node.setManaged(work.going());
        }
        progress.setProgress(work.done() > 0 ? work.done() : ProgressBar.INDETERMINATE_PROGRESS);
        note.setText(work.note());
    }

    private void ask() {
        asked = true;
        Map<TextField, String> wrong = new HashMap<>();
        double factor = number(width, wrong, "a width above 0");
        double tau = number(temperature, wrong, "a temperature above 0");
        double count = number(examples, wrong, "a whole number of at least 2 examples");
        if (count < 2 || count != Math.rint(count)) wrong.put(examples, "Expected at least 2 examples.");
        for (TextField field : new TextField[] {width, temperature, examples}) {
            field.pseudoClassStateChanged(WRONG, wrong.containsKey(field));
        }
        tell(wrong.isEmpty() ? null : String.join(" ", wrong.values()));
        if (!wrong.isEmpty()) return;
        ProbeSettings usual = ProbeSettings.defaults();
        ProbeSettings probe = new ProbeSettings(
                (int) count,
                KernelKind.values()[kernel.getSelectionModel().getSelectedIndex()],
                usual.precision(),
                usual.ridge(),
                usual.encoding(),
                usual.everyEpochs(),
                false,
                usual.arrays(),
                usual.seed());
        model.ask(new Question(model.chosen(), new ModelSpec(student.getValue(), factor), 1, tau, probe), failure -> {
            Fault fault = Fault.of(failure);
            if (!fault.mendable()) throw new IllegalStateException(failure);
            tell((fault.where().isEmpty() ? "" : fault.where() + ": ") + fault.what() + ". " + fault.remedy() + ".");
        });
    }

    private static double number(TextField field, Map<TextField, String> wrong, String expected) {
        String text = field.getText().strip();
        if (text.matches("\\d+(\\.\\d*)?|\\.\\d+") && Double.parseDouble(text) > 0) return Double.parseDouble(text);
        wrong.put(field, "Expected " + expected + ", found '" + field.getText() + "'.");
        return 2;
    }

    private void tell(String text) {
        problem.setText(text == null ? "" : text);
        problem.setVisible(text != null);
        problem.setManaged(text != null);
    }
}
