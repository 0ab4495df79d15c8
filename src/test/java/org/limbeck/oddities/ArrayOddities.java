package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.answered;
import static org.limbeck.oddities.Oddity.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

/** Kernels, targets and predictions that are odd in their numbers, shapes or types. */
final class ArrayOddities {
    private ArrayOddities() {}

    static List<Oddity> all() {
        List<Oddity> all = new ArrayList<>(kernels());
        all.addAll(extremes());
        all.addAll(shapesAndTypes());
        return all;
    }

    private static List<Oddity> kernels() {
        return List.of(
                refused("a kernel that is not symmetric", "is not symmetric", folder -> {
                    save(folder, "K.npy", new double[] {1, 0.5, 0, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                refused("the same, by conjugate gradients", "is not symmetric", folder -> {
                    save(folder, "K.npy", new double[] {1, 0.5, 0, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2), "--solver", "cg");
                }),
                refused("a kernel with an eigenvalue below 0", "is not positive definite", folder -> {
                    save(folder, "K.npy", indefinite(), 12, 12);
                    return complexity(folder, signs(folder, 12));
                }),
                refused("the same, by conjugate gradients", "is not positive definite", folder -> {
                    save(folder, "K.npy", indefinite(), 12, 12);
                    return complexity(folder, signs(folder, 12), "--solver", "cg");
                }),
                refused("a kernel with a value that is not a number", "not a finite number", folder -> {
                    save(folder, "K.npy", new double[] {1, Double.NaN, Double.NaN, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                refused("the same, by conjugate gradients", "not finite at (0, 1)", folder -> {
                    save(folder, "K.npy", new double[] {1, Double.NaN, Double.NaN, 1}, 2, 2);
                    return complexity(folder, signs(folder, 2), "--solver", "cg");
                }),
                refused("a kernel of zeros", "its trace is 0.", folder -> {
                    save(folder, "K.npy", new double[4], 2, 2);
                    return complexity(folder, signs(folder, 2));
                }));
    }

    /** Twelve rows with one eigenvalue of -0.25, the others above 2. */
    private static double[] indefinite() {
        int n = 12;
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] = (i == j ? n * (1 + i) / 4.0 : 0) - 0.02 * (1 + i) * (1 + j) - (i == j ? 3.2 : 0);
            }
        }
        return values;
    }

    private static List<Oddity> extremes() {
        return List.of(
                refused("targets of 1e300", "out of the range of double precision", folder -> {
                    save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
                    return complexity(folder, save(folder, "y.npy", new double[] {1e300, -1e300}, 2));
                }),
                answered("a kernel of 1e300", "normalised              1.41421", folder -> {
                    save(folder, "K.npy", new double[] {2e300, 1e300, 1e300, 2e300}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                answered("a kernel of 1e-300", "normalised              1.41421", folder -> {
                    save(folder, "K.npy", new double[] {2e-300, 1e-300, 1e-300, 2e-300}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                refused("a kernel whose trace no number holds", "its trace is beyond", folder -> {
                    save(folder, "K.npy", new double[] {1e308, 0, 0, 1e308}, 2, 2);
                    return complexity(folder, signs(folder, 2));
                }),
                answered(
                        "two kernels of which one is 1e300 times the other",
                        "cosine  1",
                        folder -> List.of(
                                "similarity",
                                save(folder, "A.npy", new double[] {2, 1, 1, 2}, 2, 2)
                                        .toString(),
                                save(folder, "B.npy", new double[] {2e300, 1e300, 1e300, 2e300}, 2, 2)
                                        .toString())),
                answered("kernels of one example", "cosine  1", folder -> {
                    String one = save(folder, "A.npy", new double[] {2}, 1, 1).toString();
                    return List.of("similarity", one, one);
                }),
                answered("kernels that are the same for all examples", "cka     undefined", folder -> {
                    String flat = save(folder, "A.npy", new double[] {1, 1, 1, 1}, 2, 2)
                            .toString();
                    return List.of("similarity", flat, flat);
                }),
                answered("targets that vanish", "normalised              undefined", folder -> {
                    save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
                    return complexity(folder, save(folder, "y.npy", new double[2], 2));
                }));
    }

    private static List<Oddity> shapesAndTypes() {
        return List.of(
                refused("targets of other examples than the kernel's", "targets for a kernel of", folder -> {
                    save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
                    return complexity(folder, signs(folder, 3));
                }),
                refused("predictions turned on their side", "where the targets are 2 x 3", folder -> {
                    save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
                    save(folder, "o.npy", new double[6], 3, 2);
                    Path targets = save(folder, "y.npy", new double[] {1, 0, 0, 0, 1, 0}, 2, 3);
                    List<String> command = complexity(folder, targets, "--margin", "0.5", "--delta", "0.05");
                    command.set(0, "bound");
                    command.addAll(
                            List.of("--predictions", folder.resolve("o.npy").toString()));
                    return command;
                }),
                answered("a kernel in float32", "ridge 1e-4 (default for float32)", folder -> {
                    Npy.write(folder.resolve("K.npy"), Tensor.of(new float[] {2, 1, 1, 2}, 2, 2));
                    return complexity(folder, signs(folder, 2));
                }),
                refused("a kernel in float16", "is float16, whose rounding", folder -> {
                    raw(folder, "K.npy", "<f2", "2, 2", 0x00, 0x40, 0x00, 0x3c, 0x00, 0x3c, 0x00, 0x40);
                    return complexity(folder, signs(folder, 2));
                }),
                answered("a kernel in uint64", "adjusted                1.41421", folder -> {
                    raw(folder, "K.npy", "<u8", "1, 1", 2, 0, 0, 0, 0, 0, 0, 0);
                    return complexity(folder, save(folder, "y.npy", new double[] {Math.sqrt(2)}, 1));
                }),
                refused("whole numbers beyond 2^53", "which double precision rounds", folder -> {
                    raw(folder, "K.npy", "<u8", "1, 1", 255, 255, 255, 255, 255, 255, 255, 255);
                    return complexity(folder, signs(folder, 1));
                }),
                refused("complex numbers", "type complex128", folder -> {
                    raw(folder, "K.npy", "<c16", "1, 1", new int[16]);
                    return complexity(folder, signs(folder, 1));
                }),
                refused("a header with a shape beyond 64 bits", "has an axis of", folder -> {
                    raw(folder, "K.npy", "<f4", "99999999999999999999, 1", 0);
                    return complexity(folder, signs(folder, 1));
                }),
                refused("a header that asks for 8 GB in a file of 80 bytes", "is larger than 2 GiB", folder -> {
                    raw(folder, "K.npy", "<f8", "32768, 32768", 0);
                    return complexity(folder, signs(folder, 1), "--solver", "cholesky");
                }),
                refused("a file cut short", "is cut short", folder -> {
                    raw(folder, "K.npy", "<f8", "1, 1", 0);
                    return complexity(folder, signs(folder, 1));
                }));
    }

    /** A file as another program may have written it. @param body bytes after the header */
    static Path raw(Path folder, String name, String type, String shape, int... body) throws IOException {
        byte[] header = ("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
        bytes.write(header);
        for (int value : body) bytes.write(value);
        return Files.write(folder.resolve(name), bytes.toByteArray());
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
