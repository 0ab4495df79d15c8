package org.limbeck.cli.kernel;

import java.nio.file.Path;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.npy.NpyMatrix;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * A kernel with targets, read from arrays that know nothing of each other: {@code n x n} with {@code n} targets is a
 * kernel of one output, {@code nd x nd} a full one, {@code n x n} with {@code n x d} targets a class-mean one.
 *
 * @param targets {@code n x d}
 */
record KernelFiles(KernelMatrix kernel, double[] targets) {
    static KernelFiles read(Path kernelFile, Path targetsFile) {
        Matrix matrix = matrix(kernelFile);
        Tensor targets = targets(targetsFile);
        int n = targets.shape()[0];
        int d = targets.rank() == 2 ? targets.shape()[1] : 1;
        KernelKind kind = kind(matrix.rows(), n, d, targetsFile);
        return new KernelFiles(new KernelMatrix(matrix, kind, n, d), targets.doubles());
    }

    /** Rows that a kernel's header states, without reading the kernel. */
    static int rows(Path kernelFile) {
        int[] shape = NpyMatrix.shape(kernelFile);
        return shape.length == 0 ? 0 : shape[0];
    }

    /** {@code (n)} or {@code (n, d)}, finite. */
    static Tensor targets(Path targetsFile) {
        Tensor targets = finite(targetsFile);
        int rank = targets.rank();
        if (rank == 0 || rank > 2 || targets.size() == 0) {
            throw new UserError(
                    "is " + targets + ", not (n) or (n, d)", targetsFile.toString(), "Give one row an example");
        }
        return targets;
    }

    static KernelKind kind(int rows, int n, int d, Path targetsFile) {
        if (rows == (long) n * d) return KernelKind.FULL;
        if (rows == n) return KernelKind.CLASS_MEAN;
        throw new UserError(
                "has " + n + " x " + d + " targets for a kernel of " + rows + " rows",
                targetsFile.toString(),
                "Give targets of the examples of the kernel");
    }

    /** An array without NaN or infinity; says where the first one stands. */
    static Tensor finite(Path file) {
        Tensor tensor = Npy.read(file);
        for (int i = 0; i < tensor.size(); i++) {
            if (Double.isFinite(tensor.get(i))) continue;
            throw new UserError(
                    "value " + i + " of " + tensor + " is " + tensor.get(i) + ", not a finite number",
                    file.toString(),
                    "Look how it was computed, and give finite numbers");
        }
        return tensor;
    }

    static Matrix matrix(Path file) {
        Tensor tensor = finite(file);
        int[] shape = tensor.shape();
        if (shape.length != 2 || shape[0] != shape[1]) {
            throw new UserError("is " + tensor + ", not a square matrix", file.toString(), "Give a kernel");
        }
        return Matrix.of(tensor);
    }
}
