package org.limbeck.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.Gallery;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.LegendKey;
import org.limbeck.figure.chart.PanelPlot;
import org.limbeck.figure.chart.StageStrip;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.export.FigureExport;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.theory.Encoding;

class DistillationFigureTest {
    private static final RunCurves ONLINE = Gallery.curves(new Schedule.Online(1, 4, 1), 0);
    private static final ChartTheme THEME = ChartTheme.screen(false);

    private static JFreeChart chart(List<RunCurves> runs, ChartTheme theme, PanelOptions options) {
        return ChartRequest.of(runs, options).chart(theme);
    }

    private static List<PanelPlot> panels(JFreeChart chart) {
        return ((CombinedDomainXYPlot) chart.getPlot())
                .getSubplots().stream().map(PanelPlot.class::cast).toList();
    }

    private static List<String> keys(PanelPlot plot) {
        return plot.header().keys().stream().map(LegendKey::label).toList();
    }

    private static void draw(JFreeChart chart) {
        FigureExport.image(chart, new FigureSize("test", 100, 100, THEME), 1);
    }

    @Test
    void oneMethodIsShownWithItsFourSupervisions() {
        JFreeChart chart = chart(List.of(ONLINE), THEME, PanelOptions.defaults());
        assertThat(keys(panels(chart).get(0)))
                .containsExactly("current supervision", "final teacher", "dataset labels", "random labels");
        assertThat(keys(panels(chart).get(1))).contains("median", "25–75 %", "5–95 %", "margin loss");
        assertThat(keys(panels(chart).get(2))).contains("student", "current teacher", "final teacher");
    }

    @Test
    void methodsAreComparedByTheirCurrentSupervision() {
        JFreeChart chart = chart(Gallery.all(), THEME, PanelOptions.defaults());
        assertThat(keys(panels(chart).get(0)))
                .containsExactly(
                        "none, n 3", "offline, τ 1, n 3", "offline, τ 4, n 3", "online, τ 1, n 3", "online, τ 4, n 3");
        assertThat(panels(chart).get(2).getDataset(0).getSeriesCount()).isEqualTo(6);
    }

    @Test
    void runsOfOneNameFromTwoExperimentsAreToldApartEvenWhenTheseShareAName() {
        RunSpec here = SampleRuns.run(new Schedule.None(), 0);
        RunSpec there = new RunSpec("r-other", "e-other", null, here.experiment(), here.schedule(), 0);
        List<RunCurves> runs =
                List.of(RunCurves.of(here, SampleRuns.events(here)), RunCurves.of(there, SampleRuns.events(here)));
        List<String> keys =
                keys(panels(chart(runs, THEME, PanelOptions.defaults())).get(0));
        assertThat(keys.subList(0, 2)).doesNotHaveDuplicates().allMatch(key -> key.endsWith(": none"));
    }

    @Test
    void aChartThatIsDrawnTwiceIsDrawnTheSame() {
        FigureSize narrow = FigureSize.ICML_COLUMN;
        JFreeChart chart = chart(Gallery.all(), narrow.theme(), PanelOptions.defaults());
        assertThat(pixels(FigureExport.image(chart, narrow, 1)))
                .isEqualTo(pixels(FigureExport.image(chart, narrow, 1)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
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
        JFreeChart chart = chart(List.of(ONLINE), THEME, PanelOptions.defaults());
        StageStrip strip = panels(chart).get(0).strips().get(0);
        assertThat(strip.caption()).contains("τ 4");
        assertThat(strip.cells()).extracting(StageStrip.Cell::label).contains("1", "2", "12");
        assertThat(strip.cells().get(11).to()).isEqualTo(SampleRuns.EPOCHS);
    }

    @Test
    void theOnlineStudentsFirstStageOfOneStepIsNoCellAndTakesNoRoomOnTheAxisOfStages() {
        PanelOptions byStage = PanelOptions.defaults().with(ProgressAxis.STAGE);
        Composition composition = ChartRequest.of(List.of(ONLINE), byStage).compose();
        assertThat(ONLINE.stages().get(0).endStep()).isEqualTo(1);
        assertThat(composition.stages().get(0).marks()).hasSize(12);
        assertThat(composition.end()).isEqualTo(12);
    }

    @Test
    void theReferenceLineStandsAtTheRootOfTheOutputs() {
        PanelOptions normalised = PanelOptions.defaults().with(ComplexityMeasure.NASC);
        JFreeChart chart = chart(List.of(ONLINE), THEME, normalised);
        assertThat(ONLINE.outputs()).isEqualTo(10);
        assertThat(keys(panels(chart).get(0))).contains("√10: uninformative kernel");
    }

    @Test
    void theAuthorsCurveIsNamedAsReadOffAndShownWithItsOwnMeasureOnly() {
        PanelOptions overlaid = PanelOptions.defaults().withLine(Line.AUTHORS, true);
        assertThat(keys(panels(chart(List.of(ONLINE), THEME, overlaid)).get(0)))
                .contains("authors’ figure, read off by eye");
        PanelOptions normalised = overlaid.with(ComplexityMeasure.NASC);
        assertThat(keys(panels(chart(List.of(ONLINE), THEME, normalised)).get(0)))
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
        JFreeChart chart = chart(List.of(RunCurves.of(other, SampleRuns.events(run))), THEME, PanelOptions.defaults());
        PanelPlot margins = panels(chart).get(1);
        assertThat(margins.getRangeAxisForDataset(2)).isSameAs(margins.getRangeAxis(1));
        assertThat(keys(margins)).contains("margin loss (right)");
        assertThatCode(() -> draw(chart)).doesNotThrowAnyException();
    }

    @Test
    void everyAxisAndMeasureCanBeDrawnFromNothingAndFromTheFirstEvents() {
        RunSpec run = ONLINE.run();
        for (ProgressAxis axis : ProgressAxis.values()) {
            for (ComplexityMeasure measure : ComplexityMeasure.values()) {
                PanelOptions options =
                        PanelOptions.defaults().with(axis).with(measure).with(ComplexityScale.LOGARITHMIC);
                for (List<RunCurves> runs : List.of(
                        List.<RunCurves>of(),
                        List.of(RunCurves.of(run, List.of())),
                        List.of(RunCurves.of(run, SampleRuns.eventsUntil(run, 0))),
                        List.of(RunCurves.of(run, SampleRuns.eventsUntil(run, 120))))) {
                    assertThatCode(() -> draw(chart(runs, THEME, options))).doesNotThrowAnyException();
                }
            }
        }
    }
}
