package org.limbeck.ui.live;

import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.drawing.LineStyles;
import org.limbeck.figure.drawing.ScreenCharts;
import org.limbeck.figure.panel.Composition;

/**
 * The live view at one moment, ready to be put on screen.
 *
 * @param request what was asked for
 * @param composition what the charts show of it
 * @param charts drawn from the composition
 * @param theme in which they are drawn
 */
record LiveFrame(ChartRequest request, Composition composition, ScreenCharts charts, ChartTheme theme) {
    /** On a background thread. */
    static LiveFrame of(ChartRequest request, ChartTheme theme) {
        Composition composition = request.compose();
        ScreenCharts charts = ScreenCharts.of(composition, request.visible(composition), theme);
        return new LiveFrame(request, composition, charts, theme);
    }

    LineStyles styles() {
        return new LineStyles(theme, composition.alone());
    }
}
