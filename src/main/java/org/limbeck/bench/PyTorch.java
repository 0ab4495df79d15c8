package org.limbeck.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Python of this machine that has PyTorch.
 *
 * @param command that starts it
 * @param version of PyTorch
 */
public record PyTorch(String command, String version) {
    /** Where one is looked for unless told otherwise, separated by commas. */
    public static final String USUAL_COMMANDS = "python3,/usr/bin/python3";
    /** What scripts import to read a network folder and to compute with it. */
    private static final String NETWORK_MODULE = "limbeck_network.py";

    /** The first of some commands that starts a Python with PyTorch. */
    public static Optional<PyTorch> find(List<String> commands) {
        for (String command : commands) {
            String version = version(command);
            if (version != null) return Optional.of(new PyTorch(command, version));
        }
        return Optional.empty();
    }

    private static @Nullable String version(String command) {
        try {
            Process process = new ProcessBuilder(command, "-c", "import torch; print(torch.__version__)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor() == 0 ? version : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * A script ready to be started, not started yet.
     *
     * @param owner beside which the script stands on the class path
     * @param script its file name; it may import {@code limbeck_network}
     * @param folder where script and module are written
     */
    public ProcessBuilder script(Class<?> owner, String script, Path folder, Object... arguments) throws IOException {
        write(PyTorch.class, NETWORK_MODULE, folder);
        List<String> words = new ArrayList<>(
                List.of(command, "-B", write(owner, script, folder).toString()));
        for (Object argument : arguments) words.add(argument.toString());
        return new ProcessBuilder(words);
    }

    private static Path write(Class<?> owner, String name, Path folder) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream source = owner.getResourceAsStream(name)) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
