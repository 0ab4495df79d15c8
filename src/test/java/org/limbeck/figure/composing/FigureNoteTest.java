package org.limbeck.figure.composing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Annealed;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.curve.CurveFold;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.curve.Smoothing;

class FigureNoteTest {
    private static final Schedule OFFLINE = new Schedule.Offline(4, 1);

    /** A run probed at some temperatures, each with its margin scale. */
    private static RunCurves run(Schedule method, double[]... scales) {
        RunSpec spec = SampleRuns.run(method, 0);
        CurveFold fold = new CurveFold(spec);
        for (int i = 0; i < scales.length; i++) {
            StageSetting setting = new StageSetting(1, scales[i][0], 1);
            fold.add(new RunEvent.Probed(10L * i, i, 0, Samples.probe(10L * i, true, setting, 1, scales[i][1])));
        }
        return fold.curves();
    }

    private static String note(RunCurves... runs) {
        return FigureNote.of(RunGroup.of(List.of(runs)), Smoothing.OFF);
    }

    @Test
    void oneScaleIsOneNumber() {
        assertThat(note(run(OFFLINE, new double[] {4, 0.25}), run(new Schedule.None(), new double[] {1, 0.25})))
                .contains("on 512 training examples")
                .contains("margin scale 0.25.");
    }

    @Test
    void figuresThatMixTemperaturesListTheScaleOfEach() {
        assertThat(note(run(new Schedule.None(), new double[] {1, 0.48}), run(OFFLINE, new double[] {4, 0.25})))
                .contains("margin scale 0.48 (τ 1), 0.25 (τ 4)");
    }

    @Test
    void aGlidingTemperatureIsToldByItsEnds() {
        Schedule gliding = new Annealed(OFFLINE, 4, 1);
        double[][] scales = {{4, 0.25}, {3.5, 0.3}, {3, 0.33}, {2, 0.4}, {1.5, 0.45}, {1, 0.48}};
        assertThat(note(run(gliding, scales))).contains("margin scale 0.48 (τ 1) to 0.25 (τ 4)");
    }
}
