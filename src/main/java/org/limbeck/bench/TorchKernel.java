package org.limbeck.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernel by another framework, where one is at hand: runs {@code torch-kernel.py} on a Python that has PyTorch with
 * functorch. A machine without it simply has no such column.
 */
final class TorchKernel {
    private static final Logger LOG = LoggerFactory.getLogger(TorchKernel.class);
    private static final long PATIENCE_MINUTES = 30;

    private final Path python;
    private final int threads;

    TorchKernel(Path python, int threads) {
        this.python = python;
        this.threads = threads;
    }

    /** @param seconds by the clock, NaN when it could not be run */
    record Time(double seconds, double cpuSeconds) {
        static final Time NONE = new Time(Double.NaN, Double.NaN);
    }

    /** Scalar output; random weights of the same architecture. */
    Time time(ModelSpec model, int n, Precision precision) {
        try {
            Path script = Files.createTempFile("limbeck-torch-kernel", ".py");
            try (InputStream source = TorchKernel.class.getResourceAsStream("torch-kernel.py")) {
                Files.write(script, source.readAllBytes());
                return run(script, model, n, precision);
            } finally {
                Files.deleteIfExists(script);
            }
        } catch (IOException e) {
            LOG.info("PyTorch is not measured: {}", e.getMessage());
            return Time.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Time.NONE;
        }
    }

    private Time run(Path script, ModelSpec model, int n, Precision precision)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        python.toString(),
                        script.toString(),
                        model.name(),
                        Double.toString(model.width()),
                        Integer.toString(n),
                        precision == Precision.FLOAT64 ? "64" : "32",
                        Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                LOG.info("PyTorch is not measured: {} has none, or does not know {}", python, model.label());
                return Time.NONE;
            }
            String[] numbers = answer.strip().split("\\s+", 0);
            return new Time(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        } finally {
            process.destroy();
        }
    }
}
