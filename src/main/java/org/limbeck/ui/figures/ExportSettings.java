package org.limbeck.ui.figures;

import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.export.FigureSize;

/**
 * How a drawing is written; kept from one export to the next.
 *
 * @param size of figures, with the type size that goes with it
 * @param dpi pixels an inch of PNG
 * @param dark on dark ground, for slides; else black on white
 */
record ExportSettings(ExportFormat format, FigureSize size, int dpi, boolean dark) {
    /** Of a custom width or height. */
    static final double SMALLEST_MM = 40;

    static final double LARGEST_MM = 600;
    static final String CUSTOM = "custom";

    private static final double MM_PER_INCH = 25.4;
    private static final double MOST_PIXELS = 64e6;

    static ExportSettings initial() {
        return new ExportSettings(ExportFormat.PDF, FigureSize.TWO_COLUMNS, 300, false);
    }

    ExportSettings with(ExportFormat other) {
        return new ExportSettings(other, size, dpi, dark);
    }

    ExportSettings with(FigureSize other) {
        return new ExportSettings(format, other, dpi, dark);
    }

    /** The type stays as large as it was. */
    ExportSettings withCustom(double widthMm, double heightMm) {
        return with(new FigureSize(CUSTOM, widthMm, heightMm, size.theme()));
    }

    ExportSettings withDpi(int other) {
        return new ExportSettings(format, size, other, dark);
    }

    ExportSettings withDark(boolean other) {
        return new ExportSettings(format, size, dpi, other);
    }

    ChartTheme theme() {
        return new ChartTheme(dark, size.theme().size());
    }

    int widthPixels() {
        return (int) Math.round(size.widthMm() / MM_PER_INCH * dpi);
    }

    int heightPixels() {
        return (int) Math.round(size.heightMm() / MM_PER_INCH * dpi);
    }

    /** Whether an image of that many pixels would take more memory than it is worth. */
    boolean isTooLarge() {
        return format == ExportFormat.PNG && (double) widthPixels() * heightPixels() > MOST_PIXELS;
    }
}
