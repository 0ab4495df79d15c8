package org.limbeck.figure.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.experiment.results.CurvesCsv;
import org.limbeck.figure.curve.RunCurves;

/**
 * Writes charts to files: vector PDF and SVG with their fonts inside, PNG at a resolution, and the curves as CSV. Each file
 * carries its provenance and appears whole or not at all.
 */
public final class FigureExport {
    private FigureExport() {}

    /** @throws UserError when the file cannot be written */
    public static void pdf(JFreeChart chart, FigureSize size, Provenance provenance, Path file) {
        write(file, path -> PdfFigure.write(chart, size, provenance, path));
    }

    /** @throws UserError when the file cannot be written */
    public static void svg(JFreeChart chart, FigureSize size, Provenance provenance, Path file) {
        write(file, path -> SvgFigure.write(chart, size, provenance, path));
    }

    /** @param dpi 300 or 600 for print @throws UserError when the file cannot be written */
    public static void png(JFreeChart chart, FigureSize size, int dpi, Provenance provenance, Path file) {
        write(file, path -> PngFigure.write(chart, size, dpi, provenance, path));
    }

    /** The pixels that {@link #png} writes at that many to a point of 1/72 inch: previews show what files will hold. */
    public static BufferedImage image(JFreeChart chart, FigureSize size, double pixelsPerPoint) {
        return PngFigure.render(chart, size, pixelsPerPoint);
    }

    /** All curves of the runs, whichever of them a figure shows. @throws UserError when the file cannot be written */
    public static void csv(List<RunCurves> runs, Path file) {
        text(csv(runs), file);
    }

    /** Likewise as text. */
    public static String csv(List<RunCurves> runs) {
        CurvesCsv csv = new CurvesCsv();
        for (RunCurves run : runs) csv.add(run.run(), run.stepsPerEpoch(), run.events());
        return csv.text();
    }

    /** Any text, in UTF-8. @throws UserError when the file cannot be written */
    public static void text(String text, Path file) {
        write(file, path -> Files.writeString(path, text, StandardCharsets.UTF_8));
    }

    private static void write(Path file, DurableFiles.Filling filling) {
        try {
            DurableFiles.file(file, filling);
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }
}
