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
 * @param dark on dark ground
 */
record LiveFrame(ChartRequest request, Composition composition, ScreenCharts charts, boolean dark) {
    /** On a background thread. */
    static LiveFrame of(ChartRequest request, boolean dark) {
        Composition composition = request.compose();
        ScreenCharts charts = ScreenCharts.of(composition, request.visible(composition), ChartTheme.screen(dark));
        return new LiveFrame(request, composition, charts, dark);
    }

    LineStyles styles() {
        return new LineStyles(ChartTheme.screen(dark), composition.alone());
    }
}
