package org.limbeck.cli.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.cli.console.Version;
import org.limbeck.figure.export.FigureExport;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.export.Provenance;
import org.limbeck.figure.report.ConvergenceFigure;
import org.limbeck.theory.Redraws;
import picocli.CommandLine.Option;

/** {@code complexity --redraws}: mean and standard deviation over probe sets drawn anew from the kernel's examples. */
final class RedrawOptions {
    private static final double HEIGHT_MM = 62;
    private static final int DPI = 300;

    @Option(names = "--redraws", required = true, paramLabel = "R", description = "probe sets for each size")
    private int redraws;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "examples of a probe set (default: halves of all)")
    private int[] sizes;

    @Option(names = "--seed", defaultValue = "1", description = "of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--figure", paramLabel = "FILE", description = "ASC against n as .pdf, .svg or .png")
    private Path figure;

    /** One line of {@code --json}. */
    record Line(
            int n,
            int draws,
            double adjusted,
            double adjustedSd,
            double normalised,
            double normalisedSd,
            double ridge,
            String ridgeOrigin) {
        static Line of(Redraws.Sample sample, Ridge ridge) {
            return new Line(
                    sample.n(),
                    sample.adjusted().length,
                    sample.mean(),
                    sample.standardDeviation(),
                    sample.normalisedMean(),
                    sample.normalisedStandardDeviation(),
                    ridge.value(),
                    ridge.origin());
        }
    }

    /** @param inputs that the command reads, none of which the figure may replace */
    void requireFigure(Path... inputs) {
        if (figure == null) return;
        OutputPath.require(figure, "--figure", inputs);
        format();
    }

    private String format() {
        String name = figure.getFileName().toString().toLowerCase(Locale.ROOT);
        for (String format : List.of("pdf", "svg", "png")) if (name.endsWith("." + format)) return format;
        throw new UserError("is not .pdf, .svg or .png", figure.toString(), "Name the file so");
    }

    int call(Console console, KernelFiles files, Ridge ridge, JobControl control) {
        Redraws drawn = new Redraws(files.kernel(), ridge.value(), seed);
        int[] chosen = sizes == null ? drawn.sizes() : sizes;
        List<Redraws.Sample> samples = drawn.convergence(files.targets(), chosen, redraws, control);
        console.progress("");
        if (figure != null) draw(samples, ridge.value());
        List<Line> lines =
                samples.stream().map(sample -> Line.of(sample, ridge)).toList();
        console.result(lines, ridge.text() + System.lineSeparator() + text(lines));
        return 0;
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder("     n  draws      ASC  +- s.d.     NASC  +- s.d.");
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%6d %6d %8.4g %8s %8.4g %8s",
                    line.n,
                    line.draws,
                    line.adjusted,
                    spread(line.adjustedSd),
                    line.normalised,
                    spread(line.normalisedSd)));
        }
        return text.toString();
    }

    /** One draw has none. */
    private static String spread(double deviation) {
        return Double.isNaN(deviation) ? "-" : String.format(Locale.ROOT, "%.2g", deviation);
    }

    private void draw(List<Redraws.Sample> samples, double ridge) {
        FigureSize size = FigureSize.ICLR.withHeight(HEIGHT_MM);
        Provenance provenance = new Provenance(
                "ASC against the size of the probe set",
                List.of(),
                "ridge: " + ridge + "\nseed: " + seed + "\n",
                List.of(),
                Version.text());
        var chart = ConvergenceFigure.of(samples, size.theme());
        switch (format()) {
            case "pdf" -> FigureExport.pdf(chart, size, provenance, figure);
            case "svg" -> FigureExport.svg(chart, size, provenance, figure);
            default -> FigureExport.png(chart, size, DPI, provenance, figure);
        }
    }
}
