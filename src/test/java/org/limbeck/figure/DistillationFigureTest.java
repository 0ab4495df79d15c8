package org.limbeck.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.ProbeSettings;
import org.limbeck.distill.Schedule;
import org.limbeck.experiment.ExperimentSpec;
import org.limbeck.experiment.RunSpec;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.theory.Encoding;

class DistillationFigureTest {
    private static final RunCurves ONLINE = Gallery.curves(new Schedule.Online(1, 4, 1), 0);
    private static final ChartTheme THEME = ChartTheme.screen(false);

    private static List<PanelPlot> panels(JFreeChart chart) {
        return ((CombinedDomainXYPlot) chart.getPlot())
                .getSubplots().stream().map(PanelPlot.class::cast).toList();
    }

    private static List<String> keys(PanelPlot plot) {
        return plot.header().keys().stream().map(LegendKey::label).toList();
    }

    private static void draw(JFreeChart chart) {
        PngFigure.render(chart, new FigureSize("test", 100, 100, THEME), 1);
    }

    @Test
    void oneMethodIsShownWithItsFourSupervisions() {
        JFreeChart chart = DistillationFigure.of(List.of(ONLINE), THEME, FigureOptions.defaults());
        assertThat(keys(panels(chart).get(0)))
                .containsExactly("current supervision", "final teacher", "dataset labels", "random labels");
        assertThat(keys(panels(chart).get(1))).contains("median", "25–75%", "5–95%", "margin loss");
        assertThat(keys(panels(chart).get(2))).contains("student", "current checkpoint", "final teacher");
    }

    @Test
    void methodsAreComparedByTheirCurrentSupervision() {
        JFreeChart chart = DistillationFigure.of(Gallery.all(), THEME, FigureOptions.defaults());
        assertThat(keys(panels(chart).get(0)))
                .containsExactly("none", "offline, τ 1", "offline, τ 4", "online, τ 1", "online, τ 4");
        assertThat(panels(chart).get(2).getDataset(0).getSeriesCount()).isEqualTo(5);
    }

    @Test
    void coloursStayWithTheirMethodWhenOthersAreDeselected() {
        List<RunCurves> all = Gallery.all();
        int before = RunGroup.of(all).get(4).style();
        List<RunCurves> lastOnly = all.subList(12, 15);
        assertThat(RunGroup.of(lastOnly).get(0).style()).isEqualTo(before);
    }

    @Test
    void theStripNamesEachCheckpointAndItsTemperature() {
        JFreeChart chart = DistillationFigure.of(List.of(ONLINE), THEME, FigureOptions.defaults());
        StageStrip strip = panels(chart).get(0).strips().get(0);
        assertThat(strip.caption()).contains("τ 4");
        assertThat(strip.cells()).extracting(StageStrip.Cell::label).contains("0", "1", "12");
        assertThat(strip.cells().get(12).to()).isEqualTo(SampleRuns.EPOCHS);
    }

    @Test
    void theReferenceLineStandsAtTheRootOfTheOutputs() {
        FigureOptions normalised = FigureOptions.defaults().with(ComplexityMeasure.NASC);
        JFreeChart chart = DistillationFigure.of(List.of(ONLINE), THEME, normalised);
        assertThat(ONLINE.outputs()).isEqualTo(10);
        assertThat(keys(panels(chart).get(0))).contains("√10: kernel knows nothing");
    }

    @Test
    void theAuthorsCurveIsNamedAsReadOffAndShownWithItsOwnMeasureOnly() {
        FigureOptions overlaid = FigureOptions.defaults().withAuthorsCurve(true);
        assertThat(keys(panels(DistillationFigure.of(List.of(ONLINE), THEME, overlaid))
                        .get(0)))
                .contains("authors’ figure, read off by eye");
        FigureOptions normalised = overlaid.with(ComplexityMeasure.NASC);
        assertThat(keys(panels(DistillationFigure.of(List.of(ONLINE), THEME, normalised))
                        .get(0)))
                .doesNotContain("authors’ figure, read off by eye");
    }

    @Test
    void marginsOfLogitsLeaveTheLossAnAxisOfItsOwn() {
        RunSpec run = ONLINE.run();
        ExperimentSpec spec = run.experiment();
        ProbeSettings probe = spec.probe();
        ProbeSettings logits = new ProbeSettings(
                probe.examples(),
                probe.kernel(),
                probe.precision(),
                probe.ridge(),
                Encoding.LOGIT,
                probe.everyEpochs(),
                probe.similarity(),
                probe.arrays(),
                probe.seed());
        ExperimentSpec inLogits = new ExperimentSpec(
                spec.name(),
                spec.dataset(),
                spec.teacher(),
                spec.student(),
                spec.training(),
                spec.methods(),
                logits,
                spec.seeds());
        RunSpec other = new RunSpec(run.id(), run.experimentId(), null, inLogits, run.schedule(), run.seed());
        JFreeChart chart = DistillationFigure.of(
                List.of(RunCurves.of(other, SampleRuns.events(run))), THEME, FigureOptions.defaults());
        PanelPlot margins = panels(chart).get(1);
        assertThat(margins.getRangeAxisForDataset(2)).isSameAs(margins.getRangeAxis(1));
        assertThat(keys(margins)).contains("margin loss (right)");
        assertThatCode(() -> draw(chart)).doesNotThrowAnyException();
    }

    @Test
    void aZoomedAxisStaysWhileNewCurvesCome() {
        DistillationFigure figure = new DistillationFigure(THEME, FigureOptions.defaults());
        figure.show(List.of(ONLINE));
        ValueAxis epochs = figure.axes().get(0);
        epochs.setRange(2, 4);
        figure.show(List.of(ONLINE));
        assertThat(epochs.getUpperBound()).isEqualTo(4);
        epochs.setAutoRange(true);
        assertThat(epochs.getUpperBound()).isEqualTo(SampleRuns.EPOCHS);
    }

    @Test
    void newCurvesFireOneChange() {
        DistillationFigure figure = new DistillationFigure(THEME, FigureOptions.defaults());
        AtomicInteger changes = new AtomicInteger();
        figure.chart().addChangeListener(event -> changes.incrementAndGet());
        figure.show(List.of(ONLINE));
        assertThat(changes).hasValue(1);
    }

    @Test
    void everyAxisAndMeasureCanBeDrawnFromNothingAndFromTheFirstEvents() {
        RunSpec run = ONLINE.run();
        for (ProgressAxis axis : ProgressAxis.values()) {
            for (ComplexityMeasure measure : ComplexityMeasure.values()) {
                FigureOptions options =
                        FigureOptions.defaults().with(axis).with(measure).withLogComplexity(true);
                DistillationFigure figure = new DistillationFigure(THEME, options);
                assertThatCode(() -> {
                            figure.show(List.of());
                            draw(figure.chart());
                            figure.show(List.of(RunCurves.of(run, List.of())));
                            draw(figure.chart());
                            figure.show(List.of(RunCurves.of(run, SampleRuns.eventsUntil(run, 0))));
                            draw(figure.chart());
                            figure.show(List.of(RunCurves.of(run, SampleRuns.eventsUntil(run, 120))));
                            draw(figure.chart());
                        })
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aSeedThatEndsEarlyDoesNotBendTheMean() {
        Curve whole = new Curve(new double[] {0, 1, 2}, new double[] {1, 2, 3});
        Curve cut = new Curve(new double[] {0, 1}, new double[] {3, 4});
        SeedBand band = SeedBand.of(List.of(whole, cut));
        assertThat(band.mean().x()).containsExactly(0, 1);
        assertThat(band.mean().y()).containsExactly(2, 3);
        assertThat(band.high().y()[0] - band.mean().y()[0]).isCloseTo(Math.sqrt(2), within(1e-12));
    }
}
