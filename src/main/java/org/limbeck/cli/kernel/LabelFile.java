package org.limbeck.cli.kernel;

import java.nio.file.Path;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;

/** Dataset labels in a {@code .npy} file: whole numbers, one an example. */
final class LabelFile {
    private LabelFile() {}

    /**
     * @return {@code n} labels in [0, d); 0 and 1 for {@code d = 1}, where the file may hold -1 and 1 as well
     * @throws UserError for another number of labels, fractions, and labels that are out of range
     */
    static int[] read(Path file, int n, int d) {
        Tensor tensor = KernelFiles.finite(file);
        int[] shape = tensor.shape();
        boolean fits = (tensor.rank() == 1 && shape[0] == n) || (tensor.rank() == 2 && shape[0] == n && shape[1] == 1);
        if (!fits) {
            throw new UserError(
                    "is " + tensor + " where the targets are of " + n + " examples",
                    file.toString(),
                    "Give one label an example, in the order of the kernel");
        }
        double[] values = tensor.doubles();
        double least = d == 1 && contains(values, -1) ? -1 : 0;
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) labels[i] = label(values[i], i, least, d, file);
        return labels;
    }

    private static boolean contains(double[] values, double wanted) {
        for (double value : values) {
            if (value == wanted) return true;
        }
        return false;
    }

    private static int label(double value, int example, double least, int d, Path file) {
        if (value != Math.rint(value)) {
            throw new UserError(
                    "label " + Numbers.text(value) + " of example " + example + " is not a whole number",
                    file.toString(),
                    "Give the classes of the examples, not targets");
        }
        if (d == 1) {
            if (value == least || value == 1) return value == 1 ? 1 : 0;
            String pair = least < 0 ? "-1 and 1" : "0 and 1";
            throw outOfRange(value, example, file, "For one output give labels " + pair);
        }
        if (value >= 0 && value < d) return (int) value;
        throw outOfRange(value, example, file, "Give labels from 0 to " + (d - 1));
    }

    private static UserError outOfRange(double value, int example, Path file, String remedy) {
        return new UserError(
                "label " + Numbers.text(value) + " of example " + example + " is out of range",
                file.toString(),
                remedy);
    }
}
