package org.limbeck.experiment.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.limbeck.base.FileFault;
import org.limbeck.distill.probe.ArraySink;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.numeric.Tensor;

/** Keeps a run's arrays as {@code .npy} files in one folder. */
public final class ArrayFolder implements ArraySink {
    private final Path folder;
    private final NetworkFiles files;

    public ArrayFolder(Path folder, NetworkFiles files) {
        this.folder = folder;
        this.files = files;
    }

    @Override
    public void write(String name, Tensor array) {
        try {
            Files.createDirectories(folder);
            files.writeArray(folder.resolve(name + ".npy"), array);
        } catch (IOException e) {
            throw FileFault.writing("the array " + name, folder, "free some space and resume", e);
        }
    }
}
