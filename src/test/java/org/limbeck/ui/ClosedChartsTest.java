package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.ui.feed.Inline;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.live.ColourBook;
import org.limbeck.ui.live.LiveModel;
import org.limbeck.ui.live.LiveView;
import org.limbeck.ui.live.ShownRuns;
import org.testfx.api.FxToolkit;

class ClosedChartsTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static WeakReference<LiveView> closed(BooleanProperty dark) {
        return Fx.call(() -> {
            ShownRuns shown = new ShownRuns(new WorkspaceModel(), dark, new ColourBook(id -> null, (id, colour) -> {}));
            LiveModel model = new LiveModel(
                    shown,
                    new SimpleObjectProperty<>(Map.of()),
                    Bindings.createObjectBinding(() -> ChartTheme.screen(dark.get()), dark),
                    Inline.background(),
                    Inline.pump(),
                    PanelOptions.defaults());
            return new WeakReference<>(new LiveView(model, () -> {}));
        });
    }

    /** The theme lives as long as the window; charts do not, though they listen to it. */
    @Test
    void theMemoryOfAClosedChartViewIsGivenBack() throws InterruptedException {
        BooleanProperty dark = new SimpleBooleanProperty();
        WeakReference<LiveView> view = closed(dark);
        for (int i = 0; i < 200 && view.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(view.get()).isNull();
        assertThat(dark.get()).isFalse();
    }
}
