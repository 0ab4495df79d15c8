package org.limbeck.figure.composing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.Smoothing;
import org.limbeck.figure.drawing.Decimation;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.figure.panel.PanelScale;
import org.limbeck.figure.panel.Series;

class ComposerTest {
    private static final PanelOptions SETTINGS = PanelOptions.defaults().withGrouped(false);

    /** Every method for each seed, with made-up measurements; the last is in focus. */
    private static List<ShownRun> runs(int seeds) {
        List<ShownRun> shown = new ArrayList<>();
        List<Schedule> methods = SampleRuns.methods();
        for (int seed = 0; seed < seeds; seed++) {
            for (int method = 0; method < methods.size(); method++) {
                RunSpec run = SampleRuns.run(methods.get(method), seed);
                RunCurves curves = RunCurves.of(run, SampleRuns.events(run))
                        .withFinalTeacherAccuracy(SampleRuns.FINAL_TEACHER_ACCURACY);
                boolean last = seed == seeds - 1 && method == methods.size() - 1;
                shown.add(new ShownRun(curves, method, last));
            }
        }
        return shown;
    }

    private static PanelContent content(List<ShownRun> runs, PanelOptions options, Panel panel) {
        return new ChartRequest(runs, options, null).compose().panel(panel);
    }

    private static List<Series> of(PanelContent content, Line line) {
        return content.series().stream().filter(each -> each.line() == line).toList();
    }

    @Test
    void seedsOfOneMethodAreDrawnAsTheirMeanWithABandWhenAskedFor() {
        PanelContent single = content(runs(3), SETTINGS, Panel.ACCURACY);
        PanelContent grouped = content(runs(3), SETTINGS.withGrouped(true), Panel.ACCURACY);
        assertThat(of(single, Line.STUDENT)).hasSize(15);
        assertThat(single.bands())
                .allMatch(band -> band.line() == Line.BANDS || band.low().isBlank());
        assertThat(of(grouped, Line.STUDENT)).hasSize(5);
        assertThat(grouped.bands()).hasSize(5);
        assertThat(of(grouped, Line.STUDENT).get(4).focused()).isTrue();
        assertThat(of(grouped, Line.STUDENT).get(4).name()).isEqualTo("online, τ 4, n 3");
        List<Series> last = of(single, Line.STUDENT).stream()
                .filter(each -> each.style() == 4)
                .toList();
        double mean =
                last.stream().mapToDouble(each -> each.curve().y()[2]).average().orElseThrow();
        assertThat(of(grouped, Line.STUDENT).get(4).curve().y()[2]).isCloseTo(mean, within(1e-12));
    }

    @Test
    void aSmoothedLineKeepsTheMeasuredOneBesideItAndStaircasesAreNeverSmoothed() {
        List<ShownRun> runs = runs(1);
        PanelContent plain = content(runs, SETTINGS, Panel.ACCURACY);
        PanelContent smooth = content(runs, SETTINGS.with(Smoothing.LIGHT), Panel.ACCURACY);
        Series measured = of(plain, Line.STUDENT).get(0);
        Series smoothed = of(smooth, Line.STUDENT).get(0);
        assertThat(measured.isSmoothed()).isFalse();
        assertThat(smoothed.band().mean().y()).isEqualTo(measured.curve().y());
        assertThat(smoothed.curve().x()).isEqualTo(measured.curve().x());
        assertThat(smoothed.curve().y()).isNotEqualTo(measured.curve().y());
        assertThat(of(smooth, Line.TEACHER)).isNotEmpty().allMatch(each -> !each.isSmoothed());
    }

    @Test
    void theAuthorsCurvesLieUnderOursAndOnlyOnTheirOwnMeasure() {
        PanelOptions settings = SETTINGS.withLine(Line.AUTHORS, true);
        PanelContent adjusted = content(runs(1), settings, Panel.COMPLEXITY);
        PanelContent plain = content(runs(1), settings.with(ComplexityMeasure.SC), Panel.COMPLEXITY);
        assertThat(of(adjusted, Line.AUTHORS)).hasSize(4);
        assertThat(adjusted.series().subList(0, 4)).allMatch(each -> each.line() == Line.AUTHORS);
        assertThat(of(plain, Line.AUTHORS)).isEmpty();
        assertThat(SETTINGS.shows(Line.AUTHORS)).isFalse();
    }

    @Test
    void theReferenceOfAKernelThatKnowsNothingStandsOnTheNormalisedAxisOnly() {
        PanelContent normalised = content(runs(1), SETTINGS.with(ComplexityMeasure.NASC), Panel.COMPLEXITY);
        assertThat(normalised.reference()).isEqualTo(Math.sqrt(10), within(1e-9));
        assertThat(content(runs(1), SETTINGS, Panel.COMPLEXITY).reference()).isNaN();
    }

    @Test
    void aPartOfALongLineKeepsThePointsThatLeadOutOfIt() {
        double[] x = new double[10_000];
        for (int i = 0; i < x.length; i++) x[i] = i;
        Curve part = Decimation.within(new Curve(x, x), new Range(100.5, 200.5));
        assertThat(part.x()[0]).isEqualTo(100);
        assertThat(part.x()[part.size() - 1]).isEqualTo(201);
        assertThat(Decimation.toColumns(new Curve(x, x), 100).size()).isLessThanOrEqualTo(404);
    }

    @Test
    void oneHighValueMakesTheComplexityAxisLogarithmicUntilAPersonChooses() {
        double[] calm = {5, 4, 3, 2, 1};
        double[] spike = {5, 4, 300, 2, 1};
        assertThat(PanelScale.isLogarithmic(complexity(calm), SETTINGS)).isFalse();
        assertThat(PanelScale.isLogarithmic(complexity(spike), SETTINGS)).isTrue();
        assertThat(PanelScale.isLogarithmic(complexity(spike), SETTINGS.with(ComplexityScale.LINEAR)))
                .isFalse();
        assertThat(PanelScale.isLogarithmic(complexity(calm), SETTINGS.with(ComplexityScale.LOGARITHMIC)))
                .isTrue();
    }

    private static PanelContent complexity(double[] values) {
        Curve curve = new Curve(new double[] {0, 1, 2, 3, 4}, values);
        return new PanelContent(
                Panel.COMPLEXITY,
                List.of(Series.of("none", Line.CURRENT, 0, true, curve)),
                List.of(),
                Double.NaN,
                null);
    }
}
