package org.limbeck.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

/**
 * Recomputes every complexity of a {@code results.json} from the arrays beside it, by Gaussian elimination that shares
 * nothing with the program but the reading of {@code .npy} files. The gate runs it on the demo.
 */
public final class RecomputeResults {
    private static final double TOLERANCE = 1e-6;

    private final Path folder;
    private int passed;
    private int failed;

    private RecomputeResults(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        RecomputeResults check = new RecomputeResults(Path.of(arguments[0]));
        JsonNode runs = new ObjectMapper()
                .readTree(check.folder.resolve("results.json").toFile())
                .get("runs");
        for (JsonNode run : runs) {
            for (String kind : new String[] {"stages", "probes"}) {
                for (JsonNode probe : run.get(kind)) check.probe(run.get("id").asText(), probe);
            }
        }
        System.out.println("complexities recomputed: " + check.passed + " passed, " + check.failed + " failed");
        if (check.failed > 0 || check.passed == 0) System.exit(1);
    }

    private void probe(String run, JsonNode probe) {
        Tensor kernel = Npy.read(folder.resolve(probe.get("kernel").asText()));
        for (Iterator<Map.Entry<String, JsonNode>> it = probe.get("targets").fields(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> target = it.next();
            if (target.getValue().isNull()) continue;
            Tensor y = Npy.read(folder.resolve(target.getValue().asText()));
            JsonNode stored = probe.get("complexity").get(target.getKey());
            double[] expected = complexity(kernel, y, probe.get("ridge").asDouble());
            boolean good = close(stored.get("supervisionComplexity"), expected[0])
                    && close(stored.get("adjusted"), expected[1])
                    && close(stored.get("normalised"), expected[2]);
            if (good) {
                passed++;
            } else {
                failed++;
                System.out.println(run + " step " + probe.get("step") + " " + target.getKey() + ": " + stored
                        + " stored, " + java.util.Arrays.toString(expected) + " recomputed");
            }
        }
    }

    private static boolean close(JsonNode stored, double expected) {
        return Math.abs(stored.asDouble() - expected) <= TOLERANCE * Math.abs(expected);
    }

    /** SC, ASC and NASC of a class-mean kernel. */
    private static double[] complexity(Tensor kernel, Tensor y, double ridge) {
        int n = y.shape()[0];
        int d = y.rank() == 1 ? 1 : y.shape()[1];
        if (kernel.shape()[0] != n) throw new IllegalArgumentException("not a class-mean kernel: " + kernel);
        double trace = 0;
        for (int i = 0; i < n; i++) trace += d * kernel.get(i * n + i);
        double[][] rows = new double[n][n + d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) rows[i][j] = kernel.get(i * n + j);
            rows[i][i] += ridge * trace / (n * d);
            for (int c = 0; c < d; c++) rows[i][n + c] = y.get(i * d + c);
        }
        eliminate(rows, n);
        double sc = 0;
        double norms = 0;
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int c = 0; c < d; c++) {
                sc += y.get(i * d + c) * rows[i][n + c];
                squares += y.get(i * d + c) * y.get(i * d + c);
            }
            norms += Math.sqrt(squares) / n;
        }
        double adjusted = Math.sqrt(sc * trace) / n;
        return new double[] {sc, adjusted, adjusted / norms};
    }

    /** Gauss-Jordan with row exchanges; afterwards the right sides hold the solution. */
    private static void eliminate(double[][] rows, int n) {
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i;
            double[] kept = rows[k];
            rows[k] = rows[pivot];
            rows[pivot] = kept;
            for (int j = rows[k].length - 1; j >= k; j--) rows[k][j] /= rows[k][k];
            for (int i = 0; i < n; i++) {
                double factor = rows[i][k];
                if (i == k || factor == 0) continue;
                for (int j = k; j < rows[i].length; j++) rows[i][j] -= factor * rows[k][j];
            }
        }
    }
}
