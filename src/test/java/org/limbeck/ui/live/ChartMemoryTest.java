package org.limbeck.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.Smoothing;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.ui.MemoryPreferences;

class ChartMemoryTest {
    private final Preferences preferences = new MemoryPreferences();

    @Test
    void everyChoiceSurvivesARestart() {
        PanelOptions chosen = PanelOptions.defaults()
                .with(ComplexityScale.LOGARITHMIC)
                .with(ProgressAxis.STAGE)
                .with(ComplexityMeasure.NASC)
                .with(Smoothing.LIGHT)
                .withGrouped(false)
                .withLine(Line.AUTHORS, true)
                .withLine(Line.BANDS, false);
        new ChartMemory(preferences).remember(chosen);
        assertThat(new ChartMemory(preferences).options()).isEqualTo(chosen);
    }

    @Test
    void whatMakesNoSenseIsTakenAsNotSet() {
        preferences.put("charts-axis", "FORTNIGHTS");
        preferences.put("charts-hidden", "AUTHORS,NOTHING");
        assertThat(new ChartMemory(preferences).options()).isEqualTo(PanelOptions.defaults());
    }
}
