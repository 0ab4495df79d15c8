package org.limbeck.figure.composing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.figure.Gallery;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.figure.panel.Series;
import org.limbeck.figure.panel.StageMark;

class StagePlacesTest {
    private static final PanelOptions BY_STAGE = PanelOptions.defaults().with(ProgressAxis.STAGE);

    @Test
    void aMethodOfOneStageFillsTheAxisBesideOneOfMany() {
        List<RunCurves> runs =
                List.of(Gallery.curves(new Schedule.Offline(4, 1), 0), Gallery.curves(new Schedule.Online(1, 4, 1), 0));
        Composition composition = ChartRequest.of(runs, BY_STAGE).compose();
        assertThat(composition.axisLabel()).contains("online, τ 4");
        for (Series series : composition.panel(Panel.ACCURACY).series()) {
            Curve curve = series.curve();
            assertThat(curve.x()).isSorted();
            assertThat(curve.x()[curve.size() - 1]).isEqualTo(composition.end());
        }
    }

    @Test
    void stagesOfOneRunEndAtWholeNumbers() {
        Composition composition = ChartRequest.of(List.of(Gallery.curves(new Schedule.Online(1, 4, 1), 0)), BY_STAGE)
                .compose();
        List<StageMark> marks = composition.stages().get(0).marks();
        for (int i = 0; i < marks.size(); i++) assertThat(marks.get(i).to()).isEqualTo(i + 1.0);
    }
}
