package org.limbeck.figure.curve;

import java.util.function.ToDoubleFunction;
import org.limbeck.distill.probe.ProbeResult;

/** One number that a finished run came to; what tables and dot charts compare methods by. */
public enum Outcome {
    LAST_TEST_ACCURACY(
            "test accuracy, last epoch", "last", true, run -> run.outcome().lastTestAccuracy()),
    VALIDATION_SELECTED_TEST_ACCURACY(
            "test accuracy, epoch chosen on validation split", "validation-selected", true, run -> run.outcome()
                    .validationSelectedTestAccuracy()),
    /** It looks at the test set: shown, named so, and never used to rank methods. */
    BEST_TEST_ACCURACY("test accuracy, best epoch (looks at the test set)", "best", true, run -> run.outcome()
            .bestTestAccuracy()),
    TRAIN_FIDELITY(
            "fidelity on the probe set, last stage",
            "probe fidelity",
            true,
            run -> atEnd(run, ProbeResult::trainFidelity)),
    TEST_FIDELITY("test fidelity, last stage", "test fidelity", true, run -> atEnd(run, ProbeResult::testFidelity)),
    ADJUSTED_COMPLEXITY(
            "adjusted complexity of the last supervision",
            "ASC",
            false,
            run -> atEnd(run, result -> complexity(result, ComplexityMeasure.ASC))),
    NORMALISED_COMPLEXITY(
            "normalised complexity of the last supervision",
            "NASC",
            false,
            run -> atEnd(run, result -> complexity(result, ComplexityMeasure.NASC))),
    MARGIN_LOSS("margin loss, last stage", "margin loss", false, run -> atEnd(run, ProbeResult::marginLoss));

    private final String label;
    private final String column;
    private final boolean share;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final ToDoubleFunction<RunCurves> value;

    Outcome(String label, String column, boolean share, ToDoubleFunction<RunCurves> value) {
        this.label = label;
        this.column = column;
        this.share = share;
        this.value = value;
    }

    /** In full, for titles. */
    public String label() {
        return label;
    }

    /** In short, for the head of a column. */
    public String column() {
        return column;
    }

    /** Whether it is a share, shown in percent. */
    public boolean isShare() {
        return share;
    }

    /** Whether methods are ranked by it, so that a clear best one is told. */
    public boolean ranks() {
        return this == LAST_TEST_ACCURACY || this == VALIDATION_SELECTED_TEST_ACCURACY;
    }

    /** NaN where it was not measured. */
    public double of(RunCurves run) {
        return value.applyAsDouble(run);
    }

    private static double atEnd(RunCurves run, ToDoubleFunction<ProbeResult> number) {
        ProbeResult last = run.lastProbe();
        return last == null ? Double.NaN : number.applyAsDouble(last);
    }

    private static double complexity(ProbeResult result, ComplexityMeasure measure) {
        var current = result.complexity().get(ProbeResult.CURRENT);
        return current == null ? Double.NaN : measure.of(current);
    }
}
