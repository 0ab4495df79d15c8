package org.limbeck.figure.panel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.limbeck.figure.curve.RunGroup;

/**
 * What the three charts show of some runs, before any drawing.
 *
 * @param options that it was composed with
 * @param panels by panel
 * @param groups what is drawn as one line each, in the order in which they were asked for
 * @param alone whether there is one line of each kind, so that colours and dashes can tell the kinds apart
 * @param stages whose stages are marked, at most three sequences; bands mark those of the first
 * @param end of the whole x axis, which begins at 0
 * @param axisLabel what it counts
 * @param note small print: kernel, probe set, ridge, margin scale, seeds
 */
public record Composition(
        PanelOptions options,
        Map<Panel, PanelContent> panels,
        List<RunGroup> groups,
        boolean alone,
        List<StageRow> stages,
        double end,
        String axisLabel,
        String note) {
    public Composition {
        panels = new EnumMap<>(panels);
        groups = List.copyOf(groups);
        stages = List.copyOf(stages);
    }

    /** @param label whose stages; empty where there is one run only @param marks in order */
    public record StageRow(String label, List<StageMark> marks) {
        public StageRow {
            marks = List.copyOf(marks);
        }

        public boolean isTaught() {
            return marks.stream().anyMatch(mark -> mark.stage().hasTeacher());
        }
    }

    public PanelContent panel(Panel panel) {
        return Objects.requireNonNull(panels.get(panel));
    }

    /** Whether no student has been measured yet and a teacher in training is shown instead. */
    public boolean isOfTeacher() {
        return panel(Panel.ACCURACY).series().stream()
                .anyMatch(series -> series.line().isOfTeachersTraining());
    }

    /** Whether a panel has a second y axis; the plots of all panels then end where its plot does. */
    public boolean hasRightAxis() {
        return panels.values().stream().anyMatch(PanelContent::hasRightAxis);
    }

    /** Whether the complexity axis is divided so. */
    public boolean isLogarithmic() {
        return PanelScale.isLogarithmic(panel(Panel.COMPLEXITY), options);
    }
}
