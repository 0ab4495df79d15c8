package org.limbeck.cli.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.JobControl;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Named;
import org.limbeck.cli.console.Stopping;
import org.limbeck.numeric.BlasThreads;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.Targets;
import org.limbeck.theory.forecast.HeldOut;
import org.limbeck.theory.forecast.LeaveOneOut;
import org.limbeck.theory.forecast.RecommendedAlpha;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forecast}: what a kernel foretells of targets by leaving out each example, from {@code .npy} files. */
@Command(name = "forecast", description = "Leave-one-out error and accuracy of targets under a kernel (.npy files)")
public final class ForecastCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--kernel", required = true, paramLabel = "K.npy", description = "n x n or nd x nd, symmetric")
    private Path kernel;

    @Option(names = "--targets", required = true, paramLabel = "Y.npy", description = "(n) or (n, d)")
    private Path targets;

    @Option(
            names = "--labels",
            paramLabel = "L.npy",
            description = "(n), whole numbers from 0 to d - 1 (d = 1: 0 and 1, or -1 and 1); for accuracy and alpha")
    private Path labels;

    @Option(names = "--ridge", description = Ridge.DESCRIPTION)
    private Double ridge;

    public ForecastCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints; accuracy and alpha are NaN without labels, alpha where every mixture is as good. */
    record Result(
            int n,
            int d,
            double ridge,
            double leaveOneOutMse,
            double gcv,
            double leaveOneOutAccuracy,
            double recommendedAlpha) {}

    @Override
    public Integer call() {
        try (Stopping control = new Stopping(KernelOptions.progress(console, "solving"), Stopping.NOTHING_WRITTEN)) {
            Map<String, Object> names = Map.of("kernel", kernel, "targets", targets, "ridge", "--ridge");
            return Named.faults(names, () -> call(control));
        }
    }

    private int call(JobControl control) {
        BlasThreads.use(console.options().threads());
        Ridge chosen = Ridge.of(ridge, kernel);
        KernelFiles files = KernelFiles.read(kernel, targets);
        int n = files.kernel().n();
        int d = files.kernel().d();
        int[] classes = labels == null ? null : LabelFile.read(labels, n, d);
        try (FactoredKernel factored = FactoredKernel.factor(files.kernel(), chosen.value(), control)) {
            LeaveOneOut leaveOneOut = LeaveOneOut.of(factored, control);
            HeldOut forecast = leaveOneOut.of(files.targets());
            Result result = new Result(
                    n,
                    d,
                    chosen.value(),
                    forecast.meanSquaredError(),
                    forecast.gcv(),
                    classes == null ? Double.NaN : forecast.accuracy(classes),
                    classes == null ? Double.NaN : alpha(leaveOneOut, forecast, classes));
            console.result(result, text(result, files, chosen));
            return 0;
        }
    }

    private static double alpha(LeaveOneOut leaveOneOut, HeldOut forecast, int[] classes) {
        double[] labelTargets = Targets.labels(classes, forecast.d());
        return RecommendedAlpha.of(forecast, leaveOneOut.of(labelTargets), labelTargets);
    }

    private String text(Result result, KernelFiles files, Ridge ridge) {
        return """
                %s kernel, n = %d, d = %d, %s
                leave-one-out squared error   %.6g
                generalised cross-validation  %.6g
                leave-one-out accuracy        %s
                recommended alpha             %s
                The kernel's forecast, not the network's promise."""
                .formatted(
                        files.kernel().kind().label(),
                        result.n,
                        result.d,
                        ridge.text(),
                        result.leaveOneOutMse,
                        result.gcv,
                        labelled(result.leaveOneOutAccuracy, ""),
                        labelled(result.recommendedAlpha, "undefined: targets and labels are forecast alike"));
    }

    private String labelled(double value, String undefined) {
        if (labels == null) return "needs --labels";
        return Double.isNaN(value) ? undefined : "%.6g".formatted(value);
    }
}
