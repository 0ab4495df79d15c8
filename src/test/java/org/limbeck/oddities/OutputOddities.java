package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.answered;
import static org.limbeck.oddities.Oddity.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;

/** Places that cannot be written as they are given. */
final class OutputOddities {
    private OutputOddities() {}

    static List<Oddity> all() {
        List<Oddity> all = new ArrayList<>(linksAndDevices());
        all.addAll(refusals());
        return all;
    }

    private static List<Oddity> linksAndDevices() {
        return List.of(
                answered("the output is a symbolic link: the link stays", "wrote the full kernel", folder -> {
                    Files.createSymbolicLink(folder.resolve("K.npy"), Path.of("elsewhere.npy"));
                    return ntk(folder, "K.npy");
                }),
                answered("the output is a device: it is written into", "wrote the full kernel", folder -> {
                    List<String> command = new ArrayList<>(ntk(folder, "K.npy"));
                    command.set(command.size() - 1, "/dev/null");
                    return command;
                }),
                refused("the output's links lead round in a circle", "lead round in a circle", folder -> {
                    Files.createSymbolicLink(folder.resolve("K.npy"), Path.of("K.npy"));
                    return ntk(folder, "K.npy");
                }),
                refused("a disk that is full", "the disk is full", folder -> {
                    List<String> command = new ArrayList<>(ntk(folder, "K.npy"));
                    command.set(command.size() - 1, "/dev/full");
                    return command;
                }));
    }

    private static List<Oddity> refusals() {
        return List.of(
                refused("the output is the input", "would be overwritten", folder -> ntk(folder, "x.npy")),
                refused("the output is a link to the input", "would be overwritten", folder -> {
                    Files.createSymbolicLink(folder.resolve("K.npy"), Path.of("x.npy"));
                    return ntk(folder, "K.npy");
                }),
                refused("the output is the network's weights", "would be overwritten", folder -> {
                    return ntk(folder, "net/weights.npz");
                }),
                refused("the output is standard output", "is standard output", folder -> {
                    List<String> command = new ArrayList<>(ntk(folder, "K.npy"));
                    command.set(command.size() - 1, "/dev/stdout");
                    return command;
                }),
                refused("the output is a folder", "it is a folder", folder -> {
                    Files.createDirectories(folder.resolve("K.npy"));
                    return ntk(folder, "K.npy");
                }),
                refused("the output is empty", "--out: is empty", folder -> {
                    List<String> command = new ArrayList<>(ntk(folder, "K.npy"));
                    command.set(command.size() - 1, "");
                    return command;
                }),
                refused(
                        "a file where the output's folder should be",
                        "a file stands where a folder is needed",
                        folder -> {
                            Files.writeString(folder.resolve("taken"), "text");
                            return List.of(
                                    "datasets",
                                    "generate",
                                    "--out",
                                    folder.resolve("taken").toString());
                        }),
                refused("a report among the runs of the workspace", "lies among what the workspace keeps", folder -> {
                    Path runs = Files.createDirectories(folder.resolve("ws/runs"));
                    return List.of(
                            "export",
                            "report",
                            "plane",
                            "--workspace",
                            folder.resolve("ws").toString(),
                            "--out",
                            runs.resolve("r-1").toString());
                }));
    }

    /** The kernel of a small network on two examples in {@code x.npy}. */
    private static List<String> ntk(Path folder, String out) {
        Architecture model = new BuiltInModels().build(new ModelSpec("mlp", 0.1), new int[] {2}, 1);
        NetworkFolder.write(folder.resolve("net"), Initialiser.initialise(model, 1));
        Path inputs = ArrayOddities.save(folder, "x.npy", new double[] {1, 2, 3, 4}, 2, 2);
        return List.of(
                "ntk",
                "--checkpoint",
                folder.resolve("net").toString(),
                "--inputs",
                inputs.toString(),
                "--out",
                folder.resolve(out).toString());
    }
}
