package org.limbeck.figure.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks of an axis tell each other apart, however narrow the range. */
class AxesTest {
    private static final ChartTheme THEME = ChartTheme.print();

    private static List<String> labels(ValueAxis axis) {
        Graphics2D g2 = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB).createGraphics();
        @SuppressWarnings("unchecked")
        List<Tick> ticks =
                axis.refreshTicks(g2, new AxisState(), new Rectangle2D.Double(40, 0, 200, 120), RectangleEdge.LEFT);
        return ticks.stream().map(Tick::getText).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.05, 0.005, 1e-3, 1e-4, 1e-6})
    void everyMarkHasItsOwnText(double length) {
        Range range = new Range(0.825 - length / 2, 0.825 + length / 2);
        for (PreferredAxis axis : List.of(
                Axes.vertical(THEME, Axes.percent()),
                Axes.vertical(THEME, Axes.grouped()),
                Axes.linear(THEME, Axes.plain()))) {
            axis.prefer(range);
            assertThat(labels(axis)).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.2, 1.6, 3, 100, 1e5})
    void aLogarithmicAxisHasAtLeastTwoMarksAndNoneTwice(double factor) {
        DecadeAxis axis = Axes.logarithmic(THEME);
        axis.prefer(new Range(1.23, 1.23 * factor));
        assertThat(labels(axis)).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }
}
