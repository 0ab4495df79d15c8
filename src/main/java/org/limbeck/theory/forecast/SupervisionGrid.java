package org.limbeck.theory.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.limbeck.base.JobControl;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Margins;
import org.limbeck.theory.Targets;

/**
 * What one student's factored kernel says of every teacher checkpoint at every temperature ({@code docs/theory.md},
 * sections 2, 6 and 9).
 *
 * @param temperatures as asked
 * @param labelAccuracy leave-one-out accuracy of the labels themselves
 * @param cells by checkpoint, then by temperature
 */
public record SupervisionGrid(List<Double> temperatures, double labelAccuracy, List<Cell> cells) {
    public SupervisionGrid {
        temperatures = List.copyOf(temperatures);
        cells = List.copyOf(cells);
    }

    /**
     * @param temperatures each above 0
     * @param encoding of targets and outputs
     * @param marginScale {@code g} at a temperature
     * @param delta of the bound, in (0, 1)
     */
    public record Question(
            List<Double> temperatures, Encoding encoding, DoubleUnaryOperator marginScale, double delta) {
        public Question {
            temperatures = List.copyOf(temperatures);
        }
    }

    /**
     * @param teacher logits of each checkpoint, {@code n x d}
     * @param student logits, {@code n x d}
     * @param labels {@code n}
     */
    public record Examples(List<float[]> teacher, float[] student, int[] labels) {
        public Examples {
            teacher = List.copyOf(teacher);
        }
    }

    /**
     * One supervision.
     *
     * @param checkpoint from 0
     * @param teacherAccuracy share of the examples whose label the checkpoint names
     * @param complexity of its predictions: {@code SC}, {@code ASC}, {@code NASC}
     * @param leaveOneOutAccuracy of the forecast, against the labels
     * @param leaveOneOutError of the forecast against the checkpoint's predictions, squared
     * @param gcv generalised cross-validation
     * @param recommendedAlpha NaN where every mixture with the labels is as good
     * @param marginScale {@code g} at this temperature
     * @param bound margin loss of the student at that scale, and the other terms: a diagnostic
     */
    public record Cell(
            int checkpoint,
            double temperature,
            double teacherAccuracy,
            Complexity complexity,
            double leaveOneOutAccuracy,
            double leaveOneOutError,
            double gcv,
            double recommendedAlpha,
            double marginScale,
            Bound bound) {}

    /** The cell of a checkpoint at the temperature of an index. */
    public Cell cell(int checkpoint, int temperature) {
        return cells.get(checkpoint * temperatures.size() + temperature);
    }

    /**
     * Three triangular solves a cell, {@code O(m^2 columns)}.
     *
     * @param control asked before each cell whether to go on
     * @throws org.limbeck.base.UserError for logits that do not fit the kernel, and a temperature, scale or delta that is
     *     out of range
     */
    public static SupervisionGrid of(LeaveOneOut forecasts, Examples examples, Question question, JobControl control) {
        int d = forecasts.kernel().kernel().d();
        double[] labelTargets = Targets.labels(examples.labels, d);
        HeldOut ofLabels = forecasts.of(labelTargets);
        List<Cell> cells = new ArrayList<>();
        int count = examples.teacher.size() * question.temperatures.size();
        for (int s = 0; s < examples.teacher.size(); s++) {
            for (double temperature : question.temperatures) {
                control.checkCancelled();
                control.report(cells.size(), count, "checkpoint " + s);
                cells.add(cell(forecasts, examples, question, s, temperature, ofLabels, labelTargets));
            }
        }
        return new SupervisionGrid(question.temperatures, ofLabels.accuracy(examples.labels), cells);
    }

    private static Cell cell(
            LeaveOneOut forecasts,
            Examples examples,
            Question question,
            int checkpoint,
            double temperature,
            HeldOut ofLabels,
            double[] labelTargets) {
        KernelMatrix kernel = forecasts.kernel().kernel();
        int n = kernel.n();
        int d = kernel.d();
        double[] targets = Targets.encode(examples.teacher.get(checkpoint), n, d, question.encoding, temperature);
        double[] outputs = Targets.outputs(examples.student, n, d, question.encoding, temperature);
        Complexity complexity = forecasts.kernel().complexity(targets);
        HeldOut forecast = forecasts.of(targets);
        double scale = question.marginScale.applyAsDouble(temperature);
        double[] margins = Margins.of(outputs, targets, n, d);
        return new Cell(
                checkpoint,
                temperature,
                Decisions.accuracy(targets, examples.labels, d),
                complexity,
                forecast.accuracy(examples.labels),
                forecast.meanSquaredError(),
                forecast.gcv(),
                RecommendedAlpha.of(forecast, ofLabels, labelTargets),
                scale,
                Bound.of(complexity.supervisionComplexity(), kernel.trace(), margins, d, scale, question.delta));
    }
}
