package org.limbeck.ui.live;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.drawing.LineStyles;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.ui.widgets.Chip;
import org.limbeck.ui.widgets.Segments;

/** One chart with its header: title, choices that belong to it, and the legend whose entries switch lines off and on. */
final class PanelView extends VBox {
    private static final double SAMPLE = 22;

    private final Panel panel;
    private final LiveModel model;
    private final ChartPane chart;
    private final ToggleButton logarithm = new ToggleButton("log");
    private final Label reference = new Label();
    private final ScrollStrip legend = new ScrollStrip(true);
    private final ReadOut readOut;
    private final Map<Line, Chip> chips = new EnumMap<>(Line.class);

    PanelView(Panel panel, LiveModel model, Linkage linkage) {
        this.panel = panel;
        this.model = model;
        this.readOut = new ReadOut(panel);
        this.chart = new ChartPane(panel, linkage, readOut);
        setId("panel-" + panel.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("panel-view");
        Label title = new Label(panel.title());
        title.getStyleClass().add("panel-title");
        title.setTooltip(new Tooltip(panel.explanation()));
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(8, title);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");
        if (panel == Panel.COMPLEXITY) header.getChildren().addAll(measures(), logarithmSwitch());
        for (Line line : Line.of(panel)) legend.items().add(chip(line));
        reference.getStyleClass().add("read-out-name");
        reference.setMinWidth(Region.USE_PREF_SIZE);
        StackPane beside = new StackPane(legend, readOut);
        beside.setMinWidth(0);
        HBox.setHgrow(beside, Priority.ALWAYS);
        readOut.visibleProperty().addListener((property, was, is) -> legend.setVisible(!is));
        header.getChildren().addAll(reference, beside);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(header, chart);
    }

    ChartPane chart() {
        return chart;
    }

    void show(LiveFrame frame, String waitingFor) {
        LineStyles styles = frame.styles();
        PanelContent content = frame.composition().panel(panel);
        chips.forEach((line, chip) -> {
            chip.setGraphic(
                    line == Line.BANDS
                            ? LineSample.area(styles.sample(line))
                            : LineSample.of(styles.sample(line), styles.mark(line), SAMPLE));
            chip.setSelected(frame.request().options().shows(line));
            boolean present = isOffered(line, frame);
            chip.setVisible(present);
            chip.setManaged(present);
        });
        reference.setText(content.referenceLabel());
        boolean referenced = !Double.isNaN(content.reference());
        reference.setGraphic(LineSample.of(frame.theme().reference(), null, SAMPLE));
        reference.setVisible(referenced);
        reference.setManaged(referenced);
        logarithm.setSelected(frame.composition().isLogarithmic());
        chart.show(frame, waitingFor);
    }

    /** Not the authors' lines, which are switched on where there is room to say what they are; nor validation without any. */
    private static boolean isOffered(Line line, LiveFrame frame) {
        boolean shown = frame.request().options().shows(line);
        return switch (line) {
            case AUTHORS -> shown;
            case VALIDATION ->
                !frame.composition().isOfTeacher()
                        && frame.request().curves().stream().anyMatch(run -> !run.validationAccuracy(ProgressAxis.STEP)
                                .isBlank());
            default -> line.isOfTeachersTraining() == frame.composition().isOfTeacher();
        };
    }

    private Chip chip(Line line) {
        String whose = line.isForEveryRun() ? "" : "\nDrawn for the run in focus";
        Chip chip = new Chip(line.label(), null, line.explanation() + whose + "\nClick to show or hide");
        chip.setSelected(true);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(event -> model.settingsProperty().set(model.settings().withLine(line, chip.isSelected())));
        chips.put(line, chip);
        return chip;
    }

    private Node measures() {
        Segments<ComplexityMeasure> segments = new Segments<>();
        segments.add(ComplexityMeasure.ASC, "ASC", "Adjusted: √(SC · Tr K) / n, the term of the margin bound");
        segments.add(ComplexityMeasure.SC, "SC", "Supervision complexity yᵀK⁻¹y itself");
        segments.add(ComplexityMeasure.NASC, "NASC", "Normalised: free of the scale of kernel and targets");
        segments.select(model.settings().measure());
        segments.onChoice(
                measure -> model.settingsProperty().set(model.settings().with(measure)));
        model.settingsProperty().addListener((property, was, is) -> segments.select(is.measure()));
        return segments;
    }

    private Node logarithmSwitch() {
        logarithm.getStyleClass().add("small-toggle");
        logarithm.setMinWidth(Region.USE_PREF_SIZE);
        logarithm.setTooltip(new Tooltip("Logarithmic complexity axis (Ctrl+L)"));
        logarithm.setOnAction(event -> model.settingsProperty()
                .set(model.settings()
                        .with(logarithm.isSelected() ? ComplexityScale.LOGARITHMIC : ComplexityScale.LINEAR)));
        return logarithm;
    }
}
