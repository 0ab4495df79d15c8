package org.limbeck.figure.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.figure.Gallery;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.Smoothing;

class ReadingTest {
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 1);

    private static PanelContent accuracy(PanelOptions options, RunCurves... runs) {
        return ChartRequest.of(List.of(runs), options).compose().panel(Panel.ACCURACY);
    }

    private static Reading reading(PanelContent content, Line line, double x) {
        return content.readings(x).stream()
                .filter(each -> each.series().line() == line)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void betweenTwoMeasurementsTheNearestOneIsReadAndNothingIsInterpolated() {
        RunCurves run = Gallery.curves(ONLINE, 0);
        Curve measured = run.testAccuracy(ProgressAxis.EPOCH);
        Reading reading = reading(accuracy(PanelOptions.defaults(), run), Line.STUDENT, 3.65);
        assertThat(measured.y()).contains(reading.y());
        assertThat(measured.x()).contains(reading.x());
        assertThat(Math.abs(reading.x() - 3.65)).isLessThanOrEqualTo(0.25);
    }

    @Test
    void aSmoothedLineIsReadAsItWasMeasured() {
        RunCurves run = Gallery.curves(ONLINE, 0);
        PanelOptions smooth = PanelOptions.defaults().with(Smoothing.STRONG);
        assertThat(reading(accuracy(smooth, run), Line.STUDENT, 5).y())
                .isEqualTo(reading(accuracy(PanelOptions.defaults(), run), Line.STUDENT, 5)
                        .y());
    }

    @Test
    void theTeachersStepIsReadAsTheLevelThatHoldsThere() {
        RunCurves run = Gallery.curves(ONLINE, 0);
        PanelContent content = accuracy(PanelOptions.defaults(), run);
        double early = reading(content, Line.TEACHER, 3.1).y();
        assertThat(reading(content, Line.TEACHER, 3.9).y()).isEqualTo(early);
        assertThat(reading(content, Line.TEACHER, 4.1).y()).isNotEqualTo(early);
    }

    @Test
    void aMeanTellsItsSpreadAndItsSeeds() {
        RunCurves[] seeds = {Gallery.curves(ONLINE, 0), Gallery.curves(ONLINE, 1), Gallery.curves(ONLINE, 2)};
        Reading reading = reading(accuracy(PanelOptions.defaults(), seeds), Line.STUDENT, 6);
        double[] values = new double[3];
        for (int i = 0; i < 3; i++) {
            Curve curve = seeds[i].testAccuracy(ProgressAxis.EPOCH);
            values[i] = curve.y()[curve.nearest(6)];
        }
        assertThat(reading.n()).isEqualTo(3);
        assertThat(reading.sd())
                .isCloseTo(org.limbeck.figure.curve.MeanSd.of(values).sd(), within(1e-12));
    }
}
