package org.limbeck.figure;

/**
 * What the reader chose to see.
 *
 * @param axis of all panels
 * @param measure of the complexity panel
 * @param logComplexity logarithmic complexity axis
 * @param authorsCurve lay the authors' curve over (shown with ASC only, since it is ASC)
 * @param stages mark stages with bands and strips
 */
public record FigureOptions(
        ProgressAxis axis, ComplexityMeasure measure, boolean logComplexity, boolean authorsCurve, boolean stages) {
    public static FigureOptions defaults() {
        return new FigureOptions(ProgressAxis.EPOCH, ComplexityMeasure.ASC, false, false, true);
    }

    public FigureOptions with(ProgressAxis other) {
        return new FigureOptions(other, measure, logComplexity, authorsCurve, stages);
    }

    public FigureOptions with(ComplexityMeasure other) {
        return new FigureOptions(axis, other, logComplexity, authorsCurve, stages);
    }

    public FigureOptions withLogComplexity(boolean on) {
        return new FigureOptions(axis, measure, on, authorsCurve, stages);
    }

    public FigureOptions withAuthorsCurve(boolean on) {
        return new FigureOptions(axis, measure, logComplexity, on, stages);
    }

    public FigureOptions withStages(boolean on) {
        return new FigureOptions(axis, measure, logComplexity, authorsCurve, on);
    }
}
