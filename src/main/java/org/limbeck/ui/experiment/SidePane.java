package org.limbeck.ui.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.experiment.forecast.RunForecast;
import org.limbeck.ui.experiment.ExperimentModel.Standing;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.Places;
import org.limbeck.ui.widgets.Properties;

/** Beside the form: what it will take, and the same experiment as the YAML that the command line reads. */
final class SidePane extends VBox {
    private final ExperimentModel model;
    private final StackPane estimate = new StackPane();
    private final TextArea yaml = new TextArea();
    private final Button copy;
    private final BiConsumer<Path, String> save;

    /** @param save writes a text to a file, in the background */
    SidePane(ExperimentModel model, BiConsumer<Path, String> save) {
        this.model = model;
        this.save = save;
        getStyleClass().add("form-side");
        estimate.setAlignment(Pos.TOP_LEFT);
        estimate.setId("estimate");
        estimate.setMinHeight(Region.USE_PREF_SIZE);
        yaml.setEditable(false);
        yaml.setId("yaml");
        yaml.getStyleClass().add("yaml");
        VBox.setVgrow(yaml, Priority.ALWAYS);
        Label title = new Label("As YAML");
        title.getStyleClass().add("section-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        copy = Icons.button(Material2OutlinedAL.CONTENT_COPY, "Copy the YAML", this::copy);
        copy.setId("copy-yaml");
        Button keep = Icons.button(Material2OutlinedMZ.SAVE, "Save the YAML to a file", this::ask);
        keep.setId("save-yaml");
        HBox header = new HBox(4, title, gap, copy, keep);
        header.setAlignment(Pos.CENTER_LEFT);
        Label hint = new Label("\"limbeck run FILE\" does the same without a window.");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("field-explanation");
        getChildren().addAll(estimate, header, yaml, hint);
        model.standingProperty().addListener((property, was, is) -> show(is));
        show(model.standing());
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(yaml.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void ask() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the specification");
        chooser.setInitialDirectory(Places.near(""));
        chooser.setInitialFileName(model.draft().text("name").replaceAll("[^\\w.-]+", "-") + ".yaml");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) save.accept(file.toPath(), yaml.getText());
    }

    private void show(Standing standing) {
        if (!yaml.getText().equals(standing.yaml())) {
            double top = yaml.getScrollTop();
            yaml.setText(standing.yaml());
            yaml.setScrollTop(top);
        }
        estimate.getChildren().setAll(estimate(standing));
    }

    private static VBox estimate(Standing standing) {
        Properties list = new Properties("Estimate");
        RunForecast forecast = standing.plan() == null ? null : standing.plan().forecast();
        if (forecast == null) {
            boolean wrong = !standing.problems().isEmpty();
            list.add("Time", wrong ? "Known once every field is valid" : "Being estimated …");
            return list;
        }
        list.add("Time", "about " + rounded(forecast.seconds()), basis(forecast));
        list.add("Of which", parts(forecast), basis(forecast));
        list.add(
                "Memory",
                "about " + Formats.bytes(forecast.bytes()) + ", " + Formats.bytes(forecast.kernelBytes())
                        + " of it for the kernel",
                "Data, one network in training and one kernel with its factor; the program itself comes on top");
        return list;
    }

    private static String parts(RunForecast forecast) {
        StringBuilder text = new StringBuilder();
        if (forecast.teacherSeconds() > 0) {
            text.append("teacher ").append(rounded(forecast.teacherSeconds())).append(", ");
        }
        if (forecast.gridSeconds() > 0) {
            text.append("learning rates ")
                    .append(rounded(forecast.gridSeconds()))
                    .append(", ");
        }
        text.append(forecast.runs()).append(forecast.runs() == 1 ? " student " : " students ");
        text.append(rounded(forecast.studentSeconds()));
        return text.append(", probes ").append(rounded(forecast.probeSeconds())).toString();
    }

    private static String basis(RunForecast forecast) {
        return forecast.measured()
                ? "The students' speed was measured in earlier runs of this model; the rest is estimated from operation counts"
                : "Estimated from operation counts; this machine may be two or three times faster or slower";
    }

    /** As exact as it is meant. */
    static String rounded(double seconds) {
        if (seconds < 1) return "under 1 s";
        if (seconds < 90) return Math.round(seconds) + " s";
        if (seconds < 5400) return Math.round(seconds / 60) + " min";
        return String.format(java.util.Locale.ROOT, seconds < 36_000 ? "%.1f h" : "%.0f h", seconds / 3600);
    }
}
