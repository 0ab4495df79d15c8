package org.limbeck.ui.figures;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.limbeck.ui.widgets.Segments;

/** Preview left, settings right, and below how it went, with the buttons. */
final class ExportView extends BorderPane {
    private static final double SIDE = 292;
    private static final int[] RESOLUTIONS = {150, 300, 600};

    private final ExportModel model;
    private final SizeFields sizes;
    private final PlaceFields place;

    /** @param leave closes the dialog */
    ExportView(ExportModel model, Runnable leave) {
        this.model = model;
        this.sizes = new SizeFields(model);
        this.place = new PlaceFields(model);
        setId("export-view");
        getStyleClass().add("export-view");
        setCenter(new PreviewPane(model));
        setRight(side());
        setBottom(footer(leave));
    }

    private Node side() {
        Label explanation = wrapped("field-explanation");
        Label tooLarge = wrapped("field-problem");
        tooLarge.setText("An image with that many pixels is too large: choose a lower resolution or a smaller size.");
        Node size = named("Size", sizes);
        Node resolution = named("Resolution (dpi)", new VBox(6, resolutions(), tooLarge));
        Node ground = named("Ground", grounds());
        Runnable update = () -> {
            ExportSettings now = model.settings();
            explanation.setText(now.format().explanation() + ".");
            present(size, now.format().isFigure());
            present(resolution, now.format() == ExportFormat.PNG);
            present(ground, now.format().isFigure());
            present(tooLarge, now.isTooLarge());
        };
        model.settingsProperty().addListener(change -> update.run());
        update.run();
        Node format = named("Format", new VBox(6, formats(), explanation));
        VBox side = new VBox(format, size, resolution, ground, named("File", place));
        side.getStyleClass().add("export-side");
        side.setMinWidth(SIDE);
        side.setMaxWidth(SIDE);
        return side;
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static Node named(String name, Node control) {
        Label label = new Label(name);
        label.getStyleClass().add("section-title");
        return new VBox(4, label, control);
    }

    private Node formats() {
        Segments<ExportFormat> formats = new Segments<>();
        formats.setId("export-formats");
        for (ExportFormat format : ExportFormat.values()) formats.add(format, format.label(), format.explanation());
        formats.select(model.settings().format());
        formats.onChoice(format -> model.settingsProperty().set(model.settings().with(format)));
        return left(formats);
    }

    private Node resolutions() {
        Segments<Integer> resolutions = new Segments<>();
        resolutions.setId("export-resolutions");
        resolutions.add(RESOLUTIONS[0], "150", "For the screen");
        resolutions.add(RESOLUTIONS[1], "300", "For print");
        resolutions.add(RESOLUTIONS[2], "600", "For print, very fine");
        int now = model.settings().dpi();
        resolutions.select(now == RESOLUTIONS[0] || now == RESOLUTIONS[2] ? now : RESOLUTIONS[1]);
        resolutions.onChoice(
                dpi -> model.settingsProperty().set(model.settings().withDpi(dpi)));
        return left(resolutions);
    }

    private Node grounds() {
        Segments<Boolean> grounds = new Segments<>();
        grounds.setId("export-grounds");
        grounds.add(false, "Light", "White background, for print");
        grounds.add(true, "Dark", "Dark background, for slides");
        grounds.select(model.settings().dark());
        grounds.onChoice(dark -> model.settingsProperty().set(model.settings().withDark(dark)));
        return left(grounds);
    }

    private static Node left(Segments<?> segments) {
        segments.setAlignment(Pos.CENTER_LEFT);
        return segments;
    }

    private Node footer(Runnable leave) {
        Button close = new Button("Close");
        close.setId("export-close");
        close.setCancelButton(true);
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> leave.run());
        Button export = new Button("Export");
        export.setId("export-now");
        export.getStyleClass().add("accent");
        export.setDefaultButton(true);
        export.setMinWidth(USE_PREF_SIZE);
        export.setTooltip(new Tooltip("Write the file (Enter)"));
        export.setOnAction(event -> model.export(false));
        export.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        this::isBlocked,
                        model.settingsProperty(),
                        model.outcomeProperty(),
                        sizes.problemProperty(),
                        place.problemProperty()));
        OutcomeBar outcome = new OutcomeBar(model);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        HBox footer = new HBox(8, outcome, close, export);
        footer.setAlignment(Pos.CENTER_RIGHT);
        footer.getStyleClass().add("view-footer");
        return footer;
    }

    private boolean isBlocked() {
        boolean badSize = model.settings().format().isFigure()
                && (sizes.problemProperty().get() || model.settings().isTooLarge());
        return badSize
                || place.problemProperty().get()
                || model.outcomeProperty().get().kind() == ExportOutcome.Kind.WRITING;
    }
}
