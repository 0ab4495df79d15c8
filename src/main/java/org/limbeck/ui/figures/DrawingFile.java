package org.limbeck.ui.figures;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import org.jfree.chart.JFreeChart;
import org.limbeck.figure.export.FigureExport;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.export.Provenance;
import org.limbeck.ui.widgets.Formats;

/** Draws a drawing into a file or, by the same code, into its preview. Off the FX thread. */
final class DrawingFile {
    private static final int ROWS = 60;

    private final Drawing drawing;

    DrawingFile(Drawing drawing) {
        this.drawing = drawing;
    }

    /** Durably, or not at all. @throws org.limbeck.base.UserError when the file cannot be written */
    void write(ExportSettings settings, Path file) {
        if (settings.format() == ExportFormat.CSV) {
            FigureExport.csv(drawing.runs(), file);
            return;
        }
        FigureSize size = settings.size();
        JFreeChart chart = drawing.chart().apply(settings.theme());
        Provenance provenance = Provenance.of(drawing.name(), drawing.runs());
        switch (settings.format()) {
            case PDF -> FigureExport.pdf(chart, size, provenance, file);
            case SVG -> FigureExport.svg(chart, size, provenance, file);
            default -> FigureExport.png(chart, size, settings.dpi(), provenance, file);
        }
    }

    /** @param width pixels that there are for it @param height likewise */
    Preview preview(ExportSettings settings, double width, double height) {
        return settings.format().isFigure() ? figure(settings, width, height) : numbers();
    }

    private Preview figure(ExportSettings settings, double width, double height) {
        FigureSize size = settings.size();
        double scale = Math.min(width / size.widthPoints(), height / size.heightPoints());
        Image image =
                SwingFXUtils.toFXImage(FigureExport.image(drawing.chart().apply(settings.theme()), size, scale), null);
        String caption = String.format(
                Locale.ROOT,
                "%s × %s mm, type of %s pt",
                Formats.plain(size.widthMm()),
                Formats.plain(size.heightMm()),
                Formats.plain(size.theme().size()));
        if (settings.format() == ExportFormat.PNG) {
            caption +=
                    String.format(Locale.ROOT, "; %,d × %,d pixels", settings.widthPixels(), settings.heightPixels());
        }
        return new Preview(image, null, caption);
    }

    private Preview numbers() {
        List<String> lines = FigureExport.csv(drawing.runs()).lines().toList();
        String shown = lines.stream().limit(ROWS).collect(Collectors.joining("\n"));
        String more = lines.size() > ROWS ? "\n…" : "";
        String caption =
                Formats.count(lines.size() - 1L) + " rows, " + lines.get(0).split(",").length + " columns, "
                        + drawing.runs().size() + (drawing.runs().size() == 1 ? " run" : " runs");
        return new Preview(null, shown + more, caption);
    }
}
