package org.limbeck.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.jfree.chart.JFreeChart;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.figure.DistillationFigure;
import org.limbeck.figure.FigureExport;
import org.limbeck.figure.FigureOptions;
import org.limbeck.figure.FigureSize;
import org.limbeck.figure.Provenance;
import org.limbeck.figure.RunCurves;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.live.LiveModel;
import org.limbeck.ui.live.LiveSettings;
import org.limbeck.ui.widgets.Icons;

/** Writes what the charts show as a figure for print, or its numbers, into a file that a person chooses. */
final class ExportMenu extends MenuButton {
    private static final int DPI = 300;

    private final LiveModel live;
    private final Background acting;
    private final ShellContext context;
    private final ToggleGroup sizes = new ToggleGroup();

    /** What can be written. */
    enum Format {
        PDF("PDF – vector, fonts embedded", "pdf"),
        SVG("SVG – vector", "svg"),
        PNG("PNG – " + DPI + " dpi", "png"),
        CSV("CSV – all curves as numbers", "csv");

        private final String label;
        private final String ending;

        Format(String label, String ending) {
            this.label = label;
            this.ending = ending;
        }
    }

    ExportMenu(LiveModel live, Background acting, ShellContext context) {
        super("Export");
        this.live = live;
        this.acting = acting;
        this.context = context;
        setId("export");
        setGraphic(Icons.of(Material2OutlinedMZ.SAVE_ALT));
        setTooltip(new Tooltip("Write the shown charts to a file"));
        for (Format format : Format.values()) {
            MenuItem item = new MenuItem(format.label + " …");
            item.setId("export-" + format.ending);
            item.setOnAction(event -> ask(format));
            getItems().add(item);
        }
        CustomMenuItem heading = new CustomMenuItem(new javafx.scene.control.Label("Size of figures"), false);
        heading.getStyleClass().add("menu-heading");
        getItems().addAll(new SeparatorMenuItem(), heading);
        for (FigureSize size : FigureSize.presets()) {
            RadioMenuItem item = new RadioMenuItem(String.format(
                    java.util.Locale.ROOT, "%s (%.0f × %.0f mm)", size.name(), size.widthMm(), size.heightMm()));
            item.setToggleGroup(sizes);
            item.setUserData(size);
            item.setSelected(sizes.getSelectedToggle() == null);
            getItems().add(item);
        }
    }

    void ask(Format format) {
        List<RunCurves> runs = live.shownCurves();
        if (runs.isEmpty()) return;
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export charts");
        chooser.setInitialFileName(name(runs) + "." + format.ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.label, "*." + format.ending));
        File file = chooser.showSaveDialog(context.stage());
        if (file != null) write(format, withEnding(file, format), () -> {});
    }

    private static Path withEnding(File file, Format format) {
        boolean has = file.getName().toLowerCase(java.util.Locale.ROOT).endsWith("." + format.ending);
        return has ? file.toPath() : Path.of(file.getPath() + "." + format.ending);
    }

    private static String name(List<RunCurves> runs) {
        String name = runs.get(0).run().experiment().name();
        return name.replaceAll("[^\\w.-]+", "-");
    }

    /** In the background. @param done runs on the FX thread when the file is there */
    void write(Format format, Path file, Runnable done) {
        List<RunCurves> runs = live.shownCurves();
        LiveSettings settings = live.settings();
        FigureSize size = (FigureSize) sizes.getSelectedToggle().getUserData();
        acting.run(
                () -> {
                    writeNow(format, file, runs, settings, size);
                    return file;
                },
                written -> done.run());
    }

    private static void writeNow(
            Format format, Path file, List<RunCurves> runs, LiveSettings settings, FigureSize size) {
        if (format == Format.CSV) {
            FigureExport.csv(runs, file);
            return;
        }
        FigureOptions options = FigureOptions.defaults()
                .with(settings.axis())
                .with(settings.measure())
                .withLogComplexity(settings.logarithmic());
        JFreeChart chart = DistillationFigure.of(runs, size.theme(), options);
        Provenance provenance = Provenance.of(name(runs), runs);
        switch (format) {
            case PDF -> FigureExport.pdf(chart, size, provenance, file);
            case SVG -> FigureExport.svg(chart, size, provenance, file);
            default -> FigureExport.png(chart, size, DPI, provenance, file);
        }
    }
}
