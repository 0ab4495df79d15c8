package org.limbeck.ui.live;

import java.util.EnumMap;
import java.util.Map;
import org.jfree.chart.JFreeChart;

/**
 * One picture of the live view, ready to be put on screen.
 *
 * @param contents by panel
 * @param charts by panel, built from the contents
 * @param settings that it was made with
 * @param alone whether it shows one run only
 * @param logarithmic whether the complexity axis is
 * @param end of the whole x axis, which starts at 0
 */
record LiveFrame(
        Map<Panel, PanelContent> contents,
        Map<Panel, JFreeChart> charts,
        LiveSettings settings,
        boolean alone,
        boolean logarithmic,
        double end) {
    LiveFrame {
        contents = new EnumMap<>(contents);
        charts = new EnumMap<>(charts);
    }
}
