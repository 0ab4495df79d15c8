package org.limbeck.experiment.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.network.Architecture;
import org.limbeck.network.ForwardWork;

/**
 * How fast networks are trained: a fixed cost for each step and node, and the counted work at a rate. The constants are
 * those of one two-core machine; where the workspace has a run of the same model, its measured speed is used instead.
 */
final class Speed {
    /** Forward operations a second while training, and for each a share of two more in the backward pass. */
    private static final double TRAINING_RATE = 9e9;

    private static final double FORWARD_AND_BACK = 3;
    /** What a step costs for each node, however small the batch. */
    private static final double SECONDS_PER_NODE = 1.0e-4;
    /** Operations a second of the kernel's arithmetic, by its precision. */
    private static final double KERNEL_RATE_64 = 1.2e10;

    private static final double KERNEL_RATE_32 = 2.2e10;
    /** Factorisations and eigenvalues are less regular than products. */
    private static final double FACTOR_RATE = 2e9;

    private static final int RUNS_LOOKED_AT = 8;

    private Speed() {}

    /** Seconds to train on so many examples in batches. */
    static double training(Architecture architecture, double examples, int batch) {
        double steps = examples / batch;
        return examples * FORWARD_AND_BACK * ForwardWork.of(architecture) / TRAINING_RATE
                + steps * architecture.nodes().size() * SECONDS_PER_NODE;
    }

    /** Seconds to compute logits of so many examples. */
    static double inference(Architecture architecture, double examples) {
        return examples * ForwardWork.of(architecture) / TRAINING_RATE;
    }

    /** Seconds for a kernel of so much work. */
    static double kernel(double work, int precision) {
        return work / (precision == 64 ? KERNEL_RATE_64 : KERNEL_RATE_32);
    }

    /** Seconds to factor a kernel of a side and to find its eigenvalues. */
    static double factor(double side) {
        return (1.0 / 3 + 4.0 / 3) * side * side * side / FACTOR_RATE;
    }

    /** Examples a second of the latest finished run of the same student on the same data; NaN when there is none. */
    static double measured(RunArchive archive, ExperimentSpec wanted) {
        List<RunSummary> latest = archive.runs().stream()
                .filter(run -> run.status() == RunStatus.FINISHED)
                .sorted(Comparator.comparing(RunSummary::created).reversed())
                .limit(RUNS_LOOKED_AT)
                .toList();
        for (RunSummary run : latest) {
            if (!isAlike(archive.spec(run.id()).experiment(), wanted)) continue;
            double rate = median(archive.events(run.id()));
            if (rate > 0) return rate;
        }
        return Double.NaN;
    }

    private static boolean isAlike(ExperimentSpec run, ExperimentSpec wanted) {
        return run.student().equals(wanted.student())
                && run.training().batch() == wanted.training().batch()
                && run.dataset().source().equals(wanted.dataset().source())
                && run.dataset().positive().isEmpty()
                        == wanted.dataset().positive().isEmpty();
    }

    private static double median(List<RunEvent> events) {
        double[] rates = events.stream()
                .filter(RunEvent.Trained.class::isInstance)
                .mapToDouble(event -> ((RunEvent.Trained) event).examplesPerSecond())
                .filter(rate -> rate > 0)
                .toArray();
        Arrays.sort(rates);
        return rates.length == 0 ? Double.NaN : rates[rates.length / 2];
    }
}
