package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.numeric.Npy;
import org.limbeck.numeric.Tensor;

/** Kernels, targets and predictions that are odd in their numbers, shapes or types. */
final class ArrayOddities {
    private ArrayOddities() {}

    static List<Oddity> all() {
        return List.of(
                refused("a kernel that is not symmetric", "is not symmetric", folder -> {
                    save(folder, "K.npy", new double[] {1, 0.5, 0, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                refused("a kernel with an eigenvalue below 0", "is not positive definite", folder -> {
                    save(folder, "K.npy", new double[] {1, 2, 2, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                refused("a kernel with a value that is not a number", "not a finite number", folder -> {
                    save(folder, "K.npy", new double[] {1, Double.NaN, Double.NaN, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                refused("targets of other examples than the kernel's", "targets for a kernel of", folder -> {
                    save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
                    return complexity(folder, signs(folder, 3));
                }));
    }

    static Path save(Path folder, String name, double[] values, int... shape) {
        Path file = folder.resolve(name);
        Npy.write(file, Tensor.of(values, shape));
        return file;
    }

    /** {@code y.npy}: 1 and -1 in turns. */
    static Path signs(Path folder, int n) {
        double[] signs = new double[n];
        for (int i = 0; i < n; i++) signs[i] = i % 2 == 0 ? 1 : -1;
        return save(folder, "y.npy", signs, n);
    }

    /** The command on {@code K.npy} and these targets. */
    static List<String> complexity(Path folder, Path targets, String... options) {
        List<String> command = new ArrayList<>(
                List.of("complexity", "--kernel", folder.resolve("K.npy").toString(), "--targets", targets.toString()));
        command.addAll(List.of(options));
        return command;
    }
}
