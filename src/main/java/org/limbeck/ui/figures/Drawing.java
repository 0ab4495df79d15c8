package org.limbeck.ui.figures;

import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.curve.RunCurves;

/**
 * Something that can be written to a file.
 *
 * @param name proposed for the file and told in it
 * @param runs whose measurements it shows
 * @param chart draws it anew; called off the FX thread
 */
public record Drawing(String name, List<RunCurves> runs, Function<ChartTheme, JFreeChart> chart) {
    public Drawing {
        runs = List.copyOf(runs);
    }

    /** The name as a file's, without ending: letters, digits, dots, dashes. */
    String fileName() {
        String plain =
                name.replace("τ", "t").replaceAll("[^\\p{L}\\p{N}_.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return plain.isEmpty() ? "charts" : plain;
    }
}
