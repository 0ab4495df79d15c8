package org.limbeck.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.ui.feed.Inline;
import org.limbeck.ui.feed.WorkspaceModel;

class LiveModelTest {
    private static final RunSpec ONLINE = SampleRuns.run(new Schedule.Online(1, 4, 1), 0);

    private final SimpleBooleanProperty dark = new SimpleBooleanProperty();
    private final SimpleObjectProperty<Map<String, RunCurves>> curves = new SimpleObjectProperty<>(Map.of());

    private LiveModel model() {
        ShownRuns shown = new ShownRuns(new WorkspaceModel(), dark, new ColourBook(id -> null, (id, colour) -> {}));
        return new LiveModel(
                shown,
                curves,
                Bindings.createObjectBinding(() -> ChartTheme.screen(dark.get()), dark),
                Inline.background(),
                Inline.pump(),
                PanelOptions.defaults());
    }

    @Test
    void aFrameFollowsRunsMeasurementsAndTheme() {
        LiveModel model = model();
        model.shown().show(List.of(ONLINE.id()));
        assertThat(model.filledProperty().get())
                .as("nothing is known of it yet")
                .isFalse();
        curves.set(Map.of(ONLINE.id(), RunCurves.of(ONLINE, SampleRuns.events(ONLINE))));
        assertThat(model.filledProperty().get()).isTrue();
        assertThat(model.snapshot().runs()).hasSize(1);
        assertThat(model.frameProperty().get().theme().dark()).isFalse();
        dark.set(true);
        assertThat(model.frameProperty().get().theme().dark()).isTrue();
        model.shown().toggle(ONLINE.id());
        assertThat(model.snapshot().runs()).isEmpty();
        assertThat(model.filledProperty().get()).isFalse();
    }
}
