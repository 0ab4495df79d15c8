package org.limbeck.oddities;

import static org.limbeck.oddities.ArrayOddities.save;
import static org.limbeck.oddities.ArrayOddities.signs;
import static org.limbeck.oddities.Oddity.answered;
import static org.limbeck.oddities.Oddity.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

/** Kernels, targets and labels that {@code forecast} meets. */
final class ForecastOddities {
    private static final double[] KERNEL = {2, 1, 1, 2};

    private ForecastOddities() {}

    static List<Oddity> all() {
        List<Oddity> all = new ArrayList<>(labels());
        all.addAll(arrays());
        return all;
    }

    private static List<Oddity> labels() {
        return List.of(
                refused("a label beyond the classes", "label 3 of example 1 is out of range", labelled(3, 0, 3)),
                refused("a label below 0", "label -1 of example 0 is out of range", labelled(3, -1, 1)),
                refused("a third label for one output", "label 2 of example 1 is out of range", labelled(1, 0, 2)),
                refused("labels 0 and -1 together", "label 0 of example 1 is out of range", labelled(1, -1, 0)),
                refused("labels that are no whole numbers", "is not a whole number", labelled(3, 0.5, 1)),
                refused("a label that is not a number", "is NaN, not a finite number", labelled(3, 0, Double.NaN)),
                refused("labels of other examples than the targets'", "of 2 examples", labelled(3, 0, 1, 2)),
                refused("labels in a table", "of 2 examples", folder -> {
                    save(folder, "L.npy", new double[] {1, 0, 0, 1}, 2, 2);
                    return labels(folder, targets(folder, 2));
                }),
                answered("labels -1 and 1 for one output", "accuracy        0", labelled(1, 1, -1)),
                answered("no labels", "accuracy        needs --labels", folder -> command(folder, signs(folder, 2))),
                answered("targets that are the labels' own", "alpha             undefined", folder -> {
                    save(folder, "L.npy", new double[] {1, 0}, 2);
                    return labels(folder, signs(folder, 2));
                }));
    }

    private static List<Oddity> arrays() {
        return List.of(
                refused("a kernel that is singular at its ridge", "is not positive definite", folder -> {
                    List<String> command = command(folder, signs(folder, 2), "--ridge", "0");
                    save(folder, "K.npy", new double[] {1, 1, 1, 1}, 2, 2);
                    return command;
                }),
                refused("a kernel that is not symmetric", "is not symmetric", folder -> {
                    List<String> command = command(folder, signs(folder, 2));
                    save(folder, "K.npy", new double[] {1, 0.5, 0, 1}, 2, 2);
                    return command;
                }),
                refused(
                        "targets of other examples than the kernel's",
                        "targets for a kernel of",
                        folder -> command(folder, signs(folder, 3))),
                refused(
                        "targets of 1e300",
                        "out of the range of double precision",
                        folder -> command(folder, save(folder, "y.npy", new double[] {1e300, -1e300}, 2))),
                answered("a kernel of 1e300", "squared error   2.25", folder -> {
                    List<String> command = command(folder, signs(folder, 2));
                    save(folder, "K.npy", new double[] {2e300, 1e300, 1e300, 2e300}, 2, 2);
                    return command;
                }),
                answered(
                        "targets that vanish",
                        "squared error   0",
                        folder -> command(folder, save(folder, "y.npy", new double[2], 2))),
                answered("one example", "squared error   4", folder -> {
                    List<String> command = command(folder, save(folder, "y.npy", new double[] {2}, 1));
                    save(folder, "K.npy", new double[] {3}, 1, 1);
                    return command;
                }),
                answered("a kernel in float32", "ridge 1e-4 (default for float32)", folder -> {
                    List<String> command = command(folder, signs(folder, 2));
                    Npy.write(folder.resolve("K.npy"), Tensor.of(new float[] {2, 1, 1, 2}, 2, 2));
                    return command;
                }),
                refused(
                        "a ridge below 0",
                        "ridge -1 is not",
                        folder -> command(folder, signs(folder, 2), "--ridge", "-1")),
                refused(
                        "a workspace where none is opened",
                        "opens no workspace",
                        folder -> command(folder, signs(folder, 2), "--workspace", "ws")));
    }

    private static Oddity.Making labelled(int d, double... labels) {
        return folder -> {
            save(folder, "L.npy", labels, labels.length);
            return labels(folder, targets(folder, d));
        };
    }

    private static Path targets(Path folder, int d) {
        if (d == 1) return signs(folder, 2);
        double[] targets = new double[2 * d];
        for (int i = 0; i < targets.length; i++) targets[i] = (i % 3 - 1) / 4.0;
        return save(folder, "y.npy", targets, 2, d);
    }

    private static List<String> labels(Path folder, Path targets) {
        return command(folder, targets, "--labels", folder.resolve("L.npy").toString());
    }

    private static List<String> command(Path folder, Path targets, String... options) {
        save(folder, "K.npy", KERNEL, 2, 2);
        List<String> command = ArrayOddities.complexity(folder, targets, options);
        command.set(0, "forecast");
        return command;
    }
}
