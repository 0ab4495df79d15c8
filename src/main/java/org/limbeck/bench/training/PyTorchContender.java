package org.limbeck.bench.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.limbeck.bench.PyTorch;

/**
 * PyTorch in a process of its own, which trains the same network from a network folder and sleeps while others are
 * timed.
 */
final class PyTorchContender implements Contender {
    private static final String SCRIPT = "pytorch_speed.py";
    private static final long PATIENCE_SECONDS = 60;

    private final String name;
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    /**
     * Starts Python and waits until it is ready.
     *
     * @param network a network folder
     * @param layout {@code first} or {@code last}: where channels stand
     * @throws IOException when this Python cannot do it
     */
    PyTorchContender(String name, PyTorch torch, Path network, String layout, int batch, int threads)
            throws IOException {
        this.name = name;
        this.process = torch.script(PyTorchContender.class, SCRIPT, network, network, layout, batch, threads)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String first = answers.readLine();
        if (first == null) throw new IOException(torch.command() + " cannot train the network");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double rate(double seconds) {
        try {
            orders.write(seconds + "\n");
            orders.flush();
            String answer = answers.readLine();
            if (answer == null) throw new IllegalStateException(name + " ended with " + process.waitFor());
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ended", e);
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
