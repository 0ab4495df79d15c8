package org.limbeck.ui.inspector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.widgets.EmptyState;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Properties;
import org.limbeck.ui.widgets.StatusLook;

/** The right side: everything about the selected row of the library. */
public final class Inspector extends BorderPane {
    private final WorkspaceModel workspace;
    private final ReadOnlyObjectProperty<Entry> selection;
    private final ReadOnlyObjectProperty<Map<String, RunCurves>> curves;
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane(sections);
    private final Node nothing = new EmptyState(
            Material2OutlinedAL.INFO, "Nothing selected", "Select a run, a teacher or a data set in the library.");
    private String shownKey = "";

    public Inspector(
            WorkspaceModel workspace,
            ReadOnlyObjectProperty<Entry> selection,
            ReadOnlyObjectProperty<Map<String, RunCurves>> curves) {
        this.workspace = workspace;
        this.selection = selection;
        this.curves = curves;
        getStyleClass().add("inspector");
        setId("inspector");
        sections.getStyleClass().add("inspector-sections");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        selection.addListener(change -> update());
        curves.addListener(change -> update());
        update();
    }

    private void update() {
        Entry entry = selection.get();
        if (entry == null || entry instanceof Entry.Section || entry instanceof Entry.Hint) {
            setTop(null);
            setCenter(nothing);
            return;
        }
        double position = entry.key().equals(shownKey) ? scroll.getVvalue() : 0;
        shownKey = entry.key();
        setTop(header(entry));
        sections.getChildren().setAll(sections(entry));
        setCenter(scroll);
        scroll.setVvalue(position);
    }

    private Node header(Entry entry) {
        if (entry instanceof Entry.Run run) {
            RunSummary summary = run.summary();
            return header(
                    StatusLook.icon(summary.status()),
                    summary.label(),
                    "run " + summary.id() + " of " + summary.experimentName());
        }
        if (entry instanceof Entry.Experiment experiment) {
            return header(
                    Icons.of(Material2OutlinedMZ.SCIENCE, "accent"),
                    experiment.name(),
                    "experiment " + experiment.id());
        }
        if (entry instanceof Entry.Teacher teacher) {
            TeacherRecord record = teacher.teacher();
            return header(Icons.of(Material2OutlinedMZ.SCHOOL, "accent"), record.name(), "teacher " + record.id());
        }
        if (entry instanceof Entry.Checkpoint checkpoint) {
            TeacherRecord.CheckpointRecord at =
                    checkpoint.teacher().checkpoints().get(checkpoint.index());
            return header(
                    Icons.of(Material2OutlinedAL.FLAG, "accent"),
                    "Epoch " + Formats.number(at.epoch()),
                    "checkpoint of " + checkpoint.teacher().name());
        }
        Entry.DataSet data = (Entry.DataSet) entry;
        return header(Icons.of(Material2OutlinedAL.IMAGE, "accent"), data.spec().label(), "data set");
    }

    private static Node header(Node icon, String title, String subtitle) {
        Label name = new Label(title);
        name.getStyleClass().add("inspector-title");
        name.setWrapText(true);
        Label kind = new Label(subtitle);
        kind.getStyleClass().add("inspector-subtitle");
        kind.setWrapText(true);
        VBox words = new VBox(name, kind);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox header = new HBox(10, icon, words);
        header.setAlignment(Pos.TOP_LEFT);
        header.getStyleClass().add("inspector-header");
        return header;
    }

    private List<Node> sections(Entry entry) {
        if (entry instanceof Entry.Run run) {
            return RunPage.sections(
                    run.summary(), curves.get().get(run.summary().id()));
        }
        if (entry instanceof Entry.Experiment experiment) return experiment(experiment);
        if (entry instanceof Entry.Teacher teacher) return TeacherPage.sections(teacher.teacher());
        if (entry instanceof Entry.Checkpoint checkpoint) {
            return TeacherPage.sections(checkpoint.teacher(), checkpoint.index());
        }
        return List.of(dataSet(((Entry.DataSet) entry).spec()));
    }

    private List<Node> experiment(Entry.Experiment experiment) {
        List<RunSummary> runs = workspace.runs().stream()
                .filter(run -> run.experimentId().equals(experiment.id()))
                .toList();
        Map<String, List<RunSummary>> methods = runs.stream()
                .collect(Collectors.groupingBy(RunSummary::label, LinkedHashMap::new, Collectors.toList()));
        boolean seeds = methods.size() < runs.size();
        List<Node> sections = new ArrayList<>();
        Properties accuracy = new Properties(seeds ? "Test accuracy, mean ± sd" : "Test accuracy");
        methods.forEach((method, of) -> accuracy.add(method, accuracy(of), "Of the last evaluation"));
        sections.add(accuracy);
        if (seeds) methods.forEach((method, of) -> sections.add(seeds(method, of)));
        return sections;
    }

    /** E.g. {@code 86.3 ± 0.6 %} over the seeds that have got so far. */
    private static String accuracy(List<RunSummary> runs) {
        MeanSd accuracy = MeanSd.of(
                runs.stream().mapToDouble(RunSummary::lastTestAccuracy).toArray());
        if (accuracy.count() == 0) return StatusLook.word(runs.get(0).status());
        return Double.isNaN(accuracy.sd())
                ? Formats.percent(accuracy.mean())
                : Formats.percent(accuracy.mean(), accuracy.sd());
    }

    private static Node seeds(String method, List<RunSummary> runs) {
        Properties list = new Properties(method);
        for (RunSummary run : runs) {
            list.add("Seed " + run.seed(), accuracy(List.of(run)), StatusLook.word(run.status()));
        }
        return list;
    }

    static Properties dataSet(DatasetSpec spec) {
        Properties list = new Properties("Data set");
        list.add("Source", spec.source());
        if (spec.path() != null) list.add("Folder", spec.path());
        list.add("Training", spec.trainCount() == 0 ? "all examples" : Formats.count(spec.trainCount()) + " examples");
        list.add("Test", spec.testCount() == 0 ? "all examples" : Formats.count(spec.testCount()) + " examples");
        list.add(
                "Validation",
                Formats.percent(spec.validationFraction()),
                "Held out of the training set to choose learning rates");
        if (!spec.positive().isEmpty()) {
            String rest = spec.negative().isEmpty() ? "all others" : String.join(", ", spec.negative());
            list.add("Two classes", String.join(", ", spec.positive()) + " against " + rest);
        }
        list.add("Standardised", spec.standardise() ? "yes" : "no");
        if (spec.crop() > 0) list.add("Random crop", spec.crop() + " pixels");
        if (spec.flip()) list.add("Random flip", "yes");
        return list;
    }
}
