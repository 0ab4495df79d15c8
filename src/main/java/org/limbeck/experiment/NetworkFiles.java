package org.limbeck.experiment;

import java.io.IOException;
import java.nio.file.Path;
import org.limbeck.base.UserError;
import org.limbeck.network.Network;

/** How a network is kept in a folder: the exchange format in the program, anything quick in tests. */
public interface NetworkFiles {
    /** @param folder exists; whoever calls makes the write durable */
    void write(Path folder, Network network) throws IOException;

    /** @throws UserError naming what is damaged or missing */
    Network read(Path folder);
}
