package org.limbeck.ui.live;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.limbeck.figure.ChartTheme;
import org.limbeck.figure.ComplexityMeasure;
import org.limbeck.ui.widgets.Chip;
import org.limbeck.ui.widgets.Segments;

/** One chart with its header: title, choices that belong to it, and the legend whose entries switch lines off and on. */
final class PanelView extends VBox {
    private static final double LEGEND = 900;

    private final Panel panel;
    private final LiveModel model;
    private final ChartPane chart;
    private final ToggleButton logarithm = new ToggleButton("log");
    private final Map<Line, Chip> chips = new EnumMap<>(Line.class);

    PanelView(Panel panel, LiveModel model, Linkage linkage) {
        this.panel = panel;
        this.model = model;
        this.chart = new ChartPane(panel, linkage);
        getStyleClass().add("panel-view");
        Label title = new Label(panel.title());
        title.getStyleClass().add("panel-title");
        title.setTooltip(new Tooltip(panel.explanation()));
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(8, title);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");
        if (panel == Panel.COMPLEXITY) header.getChildren().addAll(measures(), logarithmSwitch());
        // Where the panel is narrow the legend takes a second row.
        FlowPane legend = new FlowPane(0, 0);
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.setMinWidth(0);
        legend.setPrefWrapLength(LEGEND);
        HBox.setHgrow(legend, Priority.ALWAYS);
        for (Line line : Line.of(panel)) legend.getChildren().add(chip(line));
        header.getChildren().add(legend);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(header, chart);
    }

    ChartPane chart() {
        return chart;
    }

    void show(LiveFrame frame, String waitingFor) {
        Styles styles = new Styles(ChartTheme.screen(frame.settings().dark()), frame.alone());
        chips.forEach((line, chip) -> {
            Node sample =
                    line == Line.BANDS ? LineSample.area(styles.sample(line)) : LineSample.of(styles.sample(line), 22);
            chip.setGraphic(sample);
            chip.setSelected(frame.settings().shows(line));
            // Switched on in the options, where there is room to say what they are.
            boolean present = line != Line.AUTHORS || frame.settings().shows(line);
            chip.setVisible(present);
            chip.setManaged(present);
        });
        logarithm.setSelected(frame.logarithmic());
        chart.show(frame, waitingFor);
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
