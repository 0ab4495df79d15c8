package org.limbeck.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.export.PngFigure;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.figure.report.AccuracyFigure;
import org.limbeck.figure.report.ComplexityFigure;

/** Writes every figure of the sample runs into a folder, to be looked at: the eye is the judge that no test replaces. */
public final class Gallery {
    private Gallery() {}

    public static RunCurves curves(Schedule method, long seed) {
        RunSpec run = SampleRuns.run(method, seed);
        return RunCurves.of(run, SampleRuns.events(run)).withFinalTeacherAccuracy(SampleRuns.FINAL_TEACHER_ACCURACY);
    }

    public static List<RunCurves> all() {
        return SampleRuns.all().stream()
                .map(run -> RunCurves.of(run, SampleRuns.events(run))
                        .withFinalTeacherAccuracy(SampleRuns.FINAL_TEACHER_ACCURACY))
                .toList();
    }

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        List<RunCurves> online = List.of(curves(new Schedule.Online(1, 4, 1), 0));
        PanelOptions plain = PanelOptions.defaults();
        for (FigureSize size : List.of(FigureSize.ICLR, FigureSize.ICML_COLUMN, FigureSize.SLIDE)) {
            String name = size.name().replace(' ', '-').replace(':', '-');
            draw(chart(online, size.theme(), plain), size, 2, out.resolve("one-" + name));
            draw(chart(all(), size.theme(), plain), size, 2, out.resolve("all-" + name));
        }
        FigureSize low = FigureSize.ICLR.withHeight(72);
        FigureSize narrow = FigureSize.ICML_COLUMN.withHeight(72);
        for (FigureSize size : List.of(low, narrow)) {
            String name = size.name().replace(' ', '-');
            draw(AccuracyFigure.of(all(), size.theme()), size, 2, out.resolve("accuracy-" + name));
            JFreeChart complexity = ComplexityFigure.of(all(), size.theme(), ComplexityMeasure.NASC);
            draw(complexity, size, 2, out.resolve("complexity-" + name));
        }
        for (boolean dark : List.of(false, true)) {
            ChartTheme theme = ChartTheme.screen(dark);
            FigureSize size = new FigureSize("screen", 317, 290, theme);
            String name = dark ? "dark" : "light";
            PanelOptions overlaid = plain.withLine(Line.AUTHORS, true);
            draw(chart(online, theme, overlaid), size, 1, out.resolve("one-" + name));
            PanelOptions normalised = plain.with(ComplexityMeasure.NASC).with(ComplexityScale.LOGARITHMIC);
            draw(chart(all(), theme, normalised), size, 1, out.resolve("all-" + name));
        }
    }

    private static JFreeChart chart(List<RunCurves> runs, ChartTheme theme, PanelOptions options) {
        return ChartRequest.of(runs, options).chart(theme);
    }

    private static void draw(JFreeChart chart, FigureSize size, double scale, Path file) throws IOException {
        ImageIO.write(
                PngFigure.render(chart, size, scale),
                "png",
                Path.of(file + ".png").toFile());
    }
}
