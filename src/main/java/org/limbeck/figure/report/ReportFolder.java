package org.limbeck.figure.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.limbeck.experiment.results.ResultsFolder;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.export.FigureExport;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.export.Provenance;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.figure.table.Table;
import org.limbeck.figure.table.Tables;

/**
 * Everything that can be said of runs, in one folder: {@code results.json} with {@code arrays/}, {@code figures/} as PDF,
 * SVG, PNG and the curves as CSV, {@code tables/} as LaTeX, Markdown and CSV.
 */
public final class ReportFolder {
    private static final int DPI = 300;

    private final Path figures;
    private final Path tables;
    private final List<RunCurves> runs;
    private final FigureSize size;

    private ReportFolder(Path folder, List<RunCurves> runs, FigureSize size) {
        figures = folder.resolve("figures");
        tables = folder.resolve("tables");
        this.runs = runs;
        this.size = size;
    }

    /**
     * Writes the whole folder, replacing what it holds of an earlier report.
     *
     * @throws org.limbeck.base.UserError when the folder cannot be written
     */
    public static void write(Path folder, RunArchive archive, List<String> runIds, TeacherArchive teachers) {
        ResultsFolder.write(folder, archive, runIds, teachers);
        List<RunCurves> runs = curves(archive, runIds, teachers);
        ReportFolder report = new ReportFolder(folder, runs, FigureSize.ICLR);
        report.figures();
        report.tables();
    }

    /** The runs' curves, with what the library knows of their teachers; nothing of those that were deleted. */
    public static List<RunCurves> curves(RunArchive archive, List<String> runIds, TeacherArchive teachers) {
        return runIds.stream()
                .map(id -> {
                    RunSpec run = archive.spec(id);
                    return RunCurves.of(run, archive.events(id)).withFinalTeacherAccuracy(accuracy(run, teachers));
                })
                .toList();
    }

    private static double accuracy(RunSpec run, TeacherArchive teachers) {
        if (run.experiment().teacher() == null) return Double.NaN;
        List<TeacherRecord.CheckpointRecord> checkpoints = teachers.existing(
                        run.experiment().teacher().id())
                .map(TeacherRecord::checkpoints)
                .orElse(List.of());
        return checkpoints.isEmpty()
                ? Double.NaN
                : checkpoints.get(checkpoints.size() - 1).testAccuracy();
    }

    private void figures() {
        PanelOptions plain = PanelOptions.defaults();
        List<RunGroup> groups = RunGroup.of(runs);
        charts("methods", runs, plain);
        charts("methods-normalised", runs, plain.with(ComplexityMeasure.NASC));
        for (RunGroup group : groups) charts(slug(group.label()), group.runs(), plain);
        FigureSize low = size.withHeight(24 + 9.5 * groups.size());
        figure("accuracy", "Test accuracy by method", low, theme -> AccuracyFigure.of(runs, theme), runs);
        figure(
                "complexity-normalised",
                "Normalised complexity by method",
                low,
                theme -> ComplexityFigure.of(runs, theme, ComplexityMeasure.NASC),
                runs);
        figure(
                "complexity",
                "Complexity by method",
                low,
                theme -> ComplexityFigure.of(runs, theme, ComplexityMeasure.ASC),
                runs);
        FigureExport.csv(runs, figures.resolve("curves.csv"));
    }

    private void charts(String file, List<RunCurves> shown, PanelOptions options) {
        ChartRequest request = ChartRequest.of(shown, options);
        figure(file, request.name(), size, request::chart, shown);
    }

    private void figure(
            String name,
            String title,
            FigureSize figureSize,
            Function<ChartTheme, JFreeChart> draw,
            List<RunCurves> shown) {
        Provenance provenance = Provenance.of(title, shown);
        JFreeChart chart = draw.apply(figureSize.theme());
        FigureExport.pdf(chart, figureSize, provenance, figures.resolve(name + ".pdf"));
        FigureExport.svg(chart, figureSize, provenance, figures.resolve(name + ".svg"));
        FigureExport.png(chart, figureSize, DPI, provenance, figures.resolve(name + ".png"));
    }

    private void tables() {
        table("methods", Tables.byMethod(runs));
        List<Outcome> accuracies = new ArrayList<>(List.of(
                Outcome.LAST_TEST_ACCURACY,
                Outcome.VALIDATION_SELECTED_TEST_ACCURACY,
                Outcome.BEST_TEST_ACCURACY,
                Outcome.TEST_FIDELITY));
        for (Outcome outcome : accuracies) {
            table(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), Tables.bySetting(runs, outcome));
        }
    }

    private void table(String name, Table table) {
        FigureExport.text(Tables.latex(table), tables.resolve(name + ".tex"));
        FigureExport.text(Tables.markdown(table), tables.resolve(name + ".md"));
        FigureExport.text(Tables.csv(table), tables.resolve(name + ".csv"));
    }

    /** {@code online-tau-4} of {@code online, τ 4}. */
    private static String slug(String label) {
        return label.replace("τ", "tau")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("(^-)|(-$)", "");
    }
}
