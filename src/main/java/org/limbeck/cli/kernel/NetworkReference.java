package org.limbeck.cli.kernel;

import java.nio.file.Files;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;

/** How commands are told which network: a folder in the exchange format, or a checkpoint of the workspace. */
public final class NetworkReference {
    private final Console console;
    private final Engine.Factory engines;

    public NetworkReference(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /**
     * @param reference a folder, RUN@STEP or TEACHER@STEP
     * @param option names the option in errors
     * @throws UserError when it is none of them, or what it names cannot be read
     */
    public Network read(String reference, String option) {
        if (Files.isDirectory(UserPath.of(reference, option)))
            return NetworkFolder.read(UserPath.of(reference, option));
        if (!reference.contains("@")) {
            throw new UserError(
                    "\"" + reference + "\" is neither a folder nor RUN@STEP or TEACHER@STEP",
                    option,
                    "Give a folder with architecture.json and weights.npz, or a reference into the workspace");
        }
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            return engine.network(reference);
        }
    }
}
