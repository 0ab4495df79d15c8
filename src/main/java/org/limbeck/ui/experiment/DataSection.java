package org.limbeck.ui.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetInspection;
import org.limbeck.data.DatasetSource;
import org.limbeck.experiment.spec.AuthorsCurveExperiment;
import org.limbeck.ui.experiment.ExperimentModel.Standing;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;

/** Which examples are learned: where they come from, how many, and as which classes. */
final class DataSection extends Section {
    private static final double LINE = 18;

    private static final int NAMED_CLASSES = 20;

    private final ExperimentModel model;
    private final ComboBox<String> source = new ComboBox<>();
    private final FieldRow sourceRow;
    private final FieldRow path;
    private final Map<String, FieldRow> ofImages = new LinkedHashMap<>();
    private final FieldRow noise;
    private final Label summary = new Label();
    private final FlowPane templates = new FlowPane();

    DataSection(ExperimentModel model, Fields fields) {
        super(fields, "Data", "What teacher and student learn, and what accuracy is measured on.");
        this.model = model;
        this.sourceRow = sourceRow();
        add(sourceRow);
        add(keepData());
        path = addField("dataset.path");
        summary.getStyleClass().add("data-summary");
        summary.setId("data-summary");
        summary.setWrapText(true);
        // Room for two lines, so that fields below stay where they are while the data is read.
        summary.setMinHeight(2 * LINE);
        summary.setAlignment(Pos.TOP_LEFT);
        add(summary);
        templates.setId("templates");
        templates
                .getChildren()
                .addAll(
                        new Label("Start from a template:"),
                        template("the authors’ curve", false),
                        template("the same with crops and flips", true));
        showTemplates(false);
        add(templates);
        addFields("dataset.trainCount", "dataset.testCount", "dataset.validationFraction");
        noise = addField("dataset.noise");
        addFields("dataset.positive", "dataset.negative");
        for (String augmentation : new String[] {"dataset.crop", "dataset.flip"}) {
            if (org.limbeck.experiment.draft.SpecFields.byPath().containsKey(augmentation)) {
                ofImages.put(augmentation, fields.row(augmentation));
            }
        }
        ofImages.values().forEach(this::add);
        foldAway("dataset");
        fields.follow(this::follow);
        model.standingProperty().addListener((property, was, is) -> tell(is));
    }

    /** How to leave a folder that holds no data. */
    private Hyperlink keepData() {
        Hyperlink keep = new Hyperlink();
        keep.setId("keep-data");
        keep.getStyleClass().add("keep-data");
        keep.setOnAction(event -> model.keepData());
        model.rejectedProperty().addListener((property, was, is) -> {
            keep.setText("Stay with " + model.draft().text("dataset.source"));
            keep.setVisited(false);
            keep.setVisible(!is.isEmpty());
            keep.setManaged(!is.isEmpty());
        });
        keep.setVisible(false);
        keep.setManaged(false);
        return keep;
    }

    /** Everything as in the setting in which the authors' figure can be seen, on the data that are chosen. */
    private Hyperlink template(String words, boolean augmented) {
        Hyperlink link = new Hyperlink(words);
        link.setId(augmented ? "template-authors-curve-augmented" : "template-authors-curve");
        link.setOnAction(
                event -> model.load(AuthorsCurveExperiment.spec(model.draft().text("dataset.path"), augmented)));
        return link;
    }

    private void showTemplates(boolean on) {
        templates.setVisible(on);
        templates.setManaged(on);
    }

    private FieldRow sourceRow() {
        source.setId("field-dataset-source");
        source.getItems()
                .setAll(DatasetCatalog.known().stream().map(DatasetSource::name).toList());
        source.setPrefWidth(190);
        source.setMinWidth(155);
        source.setCellFactory(list -> new SourceCell());
        source.valueProperty().addListener((property, was, is) -> {
            if (is == null || is.equals(model.draft().text("dataset.source"))) return;
            String folder = needsPath(is) ? model.draft().text("dataset.path") : "";
            model.chooseData(is, folder.isBlank() ? null : folder);
        });
        Button choose = new Button("Folder …", Icons.of(Material2OutlinedAL.FOLDER_OPEN));
        choose.setId("choose-data");
        choose.setTooltip(new Tooltip("Choose a folder with IDX or CIFAR files"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(event -> choose());
        FieldRow row = new FieldRow("dataset.source", FieldWords.of("dataset.source"), source, choose);
        fields().register("dataset.source", row);
        // For what is said of the data as a whole.
        fields().register("dataset", row);
        return row;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder with IDX or CIFAR files");
        chooser.setInitialDirectory(Places.near(model.draft().text("dataset.path")));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) use(folder.toPath());
    }

    /** Takes a folder for the data, of whatever format its files are. */
    void use(Path folder) {
        model.useFolder(folder);
    }

    private static boolean needsPath(String name) {
        return DatasetCatalog.known().stream().anyMatch(known -> known.name().equals(name) && known.needsPath());
    }

    private void follow() {
        String name = model.draft().text("dataset.source");
        if (!name.equals(source.getValue())) source.setValue(name);
        // One that is of no use is shown, so that it can be emptied.
        path.show(needsPath(name) || !model.draft().text("dataset.path").isBlank());
    }

    private void tell(Standing standing) {
        DatasetInspection data = standing.data();
        boolean images = data == null || data.shape().size() == 3;
        Set<String> wrongFields = standing.problems().keySet();
        ofImages.forEach((field, row) -> row.show(images || wrongFields.contains(field)));
        noise.show((data != null && !images) || wrongFields.contains("dataset.noise"));
        showTemplates(data != null && model.draft().text("dataset.source").equals(AuthorsCurveExperiment.SOURCE));
        String text = data == null ? "Reading the data …" : summary(data);
        boolean wrong = standing.problems().keySet().stream().anyMatch(field -> field.startsWith("dataset"));
        summary.setText(data == null && wrong ? "" : text);
        boolean any = !summary.getText().isEmpty();
        summary.setVisible(any);
        summary.setManaged(any);
    }

    private static String summary(DatasetInspection data) {
        StringBuilder text = new StringBuilder();
        text.append(Formats.count(data.train())).append(" training");
        if (data.validation() > 0) {
            text.append(" + ").append(Formats.count(data.validation())).append(" validation");
        }
        text.append(" + ").append(Formats.count(data.test())).append(" test examples, ");
        text.append(shape(data.shape())).append(", ");
        int classes = data.classNames().size();
        text.append(classes).append(" classes");
        if (classes <= NAMED_CLASSES) text.append(": ").append(String.join(", ", data.classNames()));
        data.warnings().forEach(warning -> text.append("\nNote: ").append(warning));
        return text.toString();
    }

    private static String shape(List<Integer> shape) {
        if (shape.size() == 1) return shape.get(0) == 2 ? "points in the plane" : shape.get(0) + " features";
        String colours = shape.get(0) == 1 ? " grey" : shape.get(0) == 3 ? " colour" : " × " + shape.get(0);
        return shape.get(1) + " × " + shape.get(2) + colours;
    }

    /** A source with what it is. */
    private static final class SourceCell extends ListCell<String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(null);
            setGraphic(null);
            if (empty || name == null) return;
            String description = DatasetCatalog.known().stream()
                    .filter(known -> known.name().equals(name))
                    .map(DatasetSource::description)
                    .findFirst()
                    .orElse("");
            Label title = new Label(name);
            Label words = new Label(description);
            words.getStyleClass().add("field-explanation");
            setGraphic(new javafx.scene.layout.VBox(title, words));
        }
    }
}
