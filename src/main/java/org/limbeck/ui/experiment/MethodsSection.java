package org.limbeck.ui.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.limbeck.experiment.draft.MethodDraft;
import org.limbeck.experiment.draft.SpecDraft;
import org.limbeck.experiment.draft.SpecField;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.ui.widgets.MethodWords;

/** Which methods are compared: tick them, give one or several values for each field, and every combination is a run. */
final class MethodsSection extends Section {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double NAME_WIDTH = 132;

    private final ExperimentModel model;
    private final TextField temperatures = new TextField();
    private final VBox rows = new VBox();
    private final FieldRow whole;
    private final FlowPane combinations = new FlowPane(6, 4);
    private final Map<String, ValueField> values = new HashMap<>();
    private final Map<Integer, Label> problems = new HashMap<>();
    private List<String> built = List.of();

    MethodsSection(ExperimentModel model, Fields fields) {
        super(fields, "Methods", "Each ticked method runs once for every combination of its values and every seed.");
        this.model = model;
        temperatures.setId("all-temperatures");
        temperatures.setPromptText("e.g. 1, 4");
        temperatures.setPrefWidth(120);
        temperatures.setMinWidth(80);
        temperatures.textProperty().addListener((property, was, is) -> {
            if (temperatures.isFocused()) model.edit(now -> withTemperatures(now, is));
        });
        whole = new FieldRow(
                "methods",
                new FieldWords("Temperatures τ", "For all methods at once; or method by method below"),
                temperatures,
                null);
        fields.register("methods", whole);
        rows.getStyleClass().add("method-rows");
        combinations.setId("method-combinations");
        combinations.getStyleClass().add("checkpoint-chips");
        add(whole);
        add(rows);
        add(combinations);
        fields.follow(this::follow);
        model.standingProperty().addListener((property, was, is) -> tell(is));
    }

    private static SpecDraft withTemperatures(SpecDraft draft, String text) {
        SpecDraft now = draft;
        for (int row = 0; row < draft.methods().size(); row++) {
            MethodDraft method = draft.methods().get(row);
            if (method.texts().containsKey("temperature")) now = now.with(row, method.with("temperature", text));
        }
        return now;
    }

    private void follow() {
        List<MethodDraft> methods = model.draft().methods();
        List<String> names = methods.stream().map(MethodDraft::name).toList();
        if (!names.equals(built)) build(names, methods);
        for (int row = 0; row < methods.size(); row++) {
            MethodDraft method = methods.get(row);
            ((CheckBox) rows.lookup("#method-" + row)).setSelected(method.chosen());
            for (SpecField field : method.fields()) {
                ValueField value = values.get(key(row, field));
                value.show(method.texts().get(field.name()));
                value.control().setDisable(!method.chosen());
            }
        }
        if (!temperatures.isFocused()) temperatures.setText(commonTemperatures(methods));
    }

    private static String commonTemperatures(List<MethodDraft> methods) {
        List<String> distinct = methods.stream()
                .filter(method -> method.chosen() && method.texts().containsKey("temperature"))
                .map(method -> method.texts().get("temperature"))
                .distinct()
                .toList();
        return distinct.size() == 1 ? distinct.get(0) : "";
    }

    private static String key(int row, SpecField field) {
        return row + " " + field.name();
    }

    private void build(List<String> names, List<MethodDraft> methods) {
        built = names;
        values.clear();
        problems.clear();
        List<Node> nodes = new ArrayList<>();
        for (int row = 0; row < methods.size(); row++) nodes.add(row(row, methods.get(row)));
        rows.getChildren().setAll(nodes);
        rows.applyCss();
    }

    private Node row(int row, MethodDraft method) {
        CheckBox chosen = new CheckBox(method.name());
        chosen.setId("method-" + row);
        chosen.setMinWidth(NAME_WIDTH);
        chosen.setPrefWidth(NAME_WIDTH);
        chosen.selectedProperty().addListener((property, was, is) -> change(row, current -> current.choose(is)));
        Label explanation =
                new Label(method.whole() == null ? MethodWords.of(method.name()) : "as written in the file");
        explanation.getStyleClass().add("field-explanation");
        explanation.setWrapText(true);
        FlowPane inputs = new FlowPane(12, 4);
        inputs.setAlignment(Pos.CENTER_LEFT);
        method.fields().forEach(field -> inputs.getChildren().add(field(row, method, field)));
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setManaged(false);
        problems.put(row, problem);
        VBox right = new VBox(3, explanation);
        if (!method.fields().isEmpty()) right.getChildren().add(inputs);
        right.getChildren().add(problem);
        javafx.scene.layout.HBox.setHgrow(right, javafx.scene.layout.Priority.ALWAYS);
        right.setMinWidth(0);
        javafx.scene.layout.HBox line = new javafx.scene.layout.HBox(8, chosen, right);
        line.getStyleClass().add("method-row");
        return line;
    }

    private Node field(int row, MethodDraft method, SpecField field) {
        FieldWords words = FieldWords.of(field.name());
        ValueField value = ValueField.of(field, text -> change(row, current -> current.with(field.name(), text)));
        value.control().setId("method-" + method.name() + "-" + field.name());
        value.control().setTooltip(new Tooltip(words.explanation()));
        value.control().setAccessibleText(method.name() + " " + words.label());
        values.put(key(row, field), value);
        Label name = new Label(words.label());
        name.getStyleClass().add("field-name");
        javafx.scene.layout.HBox pair = new javafx.scene.layout.HBox(6, name, value.control());
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private void change(int row, java.util.function.UnaryOperator<MethodDraft> change) {
        MethodDraft before = model.draft().methods().get(row);
        MethodDraft after = change.apply(before);
        if (!after.equals(before)) model.edit(now -> now.with(row, after));
    }

    private void tell(ExperimentModel.Standing standing) {
        Map<Integer, String> byRow = new HashMap<>();
        List<MethodDraft> methods = model.draft().methods();
        for (int row = 0; row < methods.size(); row++) {
            for (SpecField field : methods.get(row).fields()) {
                String problem = problemBelow(standing, "methods[" + row + "]." + field.name());
                values.get(key(row, field)).control().pseudoClassStateChanged(WRONG, problem != null);
                if (problem != null) {
                    byRow.merge(row, FieldWords.of(field.name()).label() + ": " + problem, (one, two) -> one);
                }
            }
            String whole = standing.problems().get("methods[" + row + "]");
            if (whole != null) byRow.putIfAbsent(row, whole);
        }
        problems.forEach((row, label) -> {
            label.setText(byRow.containsKey(row) ? FieldRow.sentence(byRow.get(row)) : "");
            label.setVisible(byRow.containsKey(row));
            label.setManaged(byRow.containsKey(row));
        });
        String all = standing.problems().get("methods");
        whole.setProblem(all);
        showCombinations(standing.spec());
    }

    /** Of a field, or of a method inside it. */
    private static String problemBelow(ExperimentModel.Standing standing, String field) {
        return standing.problems().entrySet().stream()
                .filter(problem -> problem.getKey().equals(field)
                        || problem.getKey().startsWith(field + ".")
                        || problem.getKey().startsWith(field + "["))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void showCombinations(ExperimentSpec spec) {
        combinations.getChildren().clear();
        if (spec == null) return;
        spec.methods().forEach(method -> {
            Label chip = new Label(method.label());
            chip.getStyleClass().add("checkpoint-chip");
            combinations.getChildren().add(chip);
        });
    }
}
