package org.limbeck.store.file;

import java.nio.file.Path;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

/** Networks in the exchange format, arrays in NumPy's. */
public final class ExchangeFiles implements NetworkFiles {
    @Override
    public void write(Path folder, Network network) {
        NetworkFolder.write(folder, network);
    }

    @Override
    public Network read(Path folder) {
        return NetworkFolder.read(folder);
    }

    @Override
    public void writeArray(Path file, Tensor array) {
        Npy.write(file, array);
    }

    @Override
    public Tensor readArray(Path file) {
        return Npy.read(file);
    }
}
