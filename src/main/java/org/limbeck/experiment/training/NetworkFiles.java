package org.limbeck.experiment.training;

import java.io.IOException;
import java.nio.file.Path;
import org.limbeck.base.UserError;
import org.limbeck.network.Network;
import org.limbeck.numeric.Tensor;

/** How networks and arrays are kept in files: exchange format and NumPy's in the program, anything quick in tests. */
public interface NetworkFiles {
    /** @param folder exists; whoever calls makes the write durable */
    void write(Path folder, Network network) throws IOException;

    /** @throws UserError naming what is damaged or missing */
    Network read(Path folder);

    /** @param file its name ends in {@code .npy}; replaced when it exists */
    void writeArray(Path file, Tensor array) throws IOException;

    /** @throws UserError when the file is missing, damaged or no {@code .npy} */
    Tensor readArray(Path file);
}
