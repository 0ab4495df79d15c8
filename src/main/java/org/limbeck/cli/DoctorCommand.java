package org.limbeck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import org.limbeck.check.CheckResult;
import org.limbeck.check.SelfTest;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.Faults;
import org.limbeck.cli.kernel.KernelOptions;
import org.limbeck.cli.kernel.NetworkReference;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.LayerPaths;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.npy.Npy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: whether this machine is fit, and which arithmetic each layer takes. */
@Command(name = "doctor", description = "Check machine, native libraries and workspace")
final class DoctorCommand implements Callable<Integer> {
    private static final int OUTPUTS = 3;

    private final Console console;
    private final Engine.Factory engines;

    @Option(names = "--self-test", description = "also check identities of the theory and the kernel of a model")
    private boolean selfTest;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "for the self-test: a registered name, with :WIDTH if wanted, or the user's own network: a"
                    + " folder in the exchange format, RUN@STEP or TEACHER@STEP (default: lenet-5)")
    private String model;

    DoctorCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (model != null && !selfTest) {
            throw new UserError("has no effect without the self-test", "--model", "Add --self-test");
        }
        List<CheckResult> checks = new ArrayList<>();
        checks.add(machine());
        checks.add(arithmetic());
        for (String name : List.of("lenet-5", "resnet-8")) checks.add(layers(name));
        checks.add(workspace(console.options().workspace()));
        if (selfTest) checks.addAll(selfTest().run());
        boolean good = checks.stream().allMatch(CheckResult::good);
        String text = checks.stream()
                .map(check -> "%-4s %-32s %s".formatted(check.good() ? "ok" : "BAD", check.name(), check.detail()))
                .collect(Collectors.joining(System.lineSeparator()));
        console.result(Map.of("good", good, "checks", checks), text);
        return good ? 0 : Faults.FAILED;
    }

    private SelfTest selfTest() {
        String model = this.model == null ? "lenet-5" : this.model;
        String name = model.contains(":") ? model.substring(0, model.indexOf(':')) : model;
        BuiltInModels models = new BuiltInModels();
        if (models.names().contains(name)) {
            int[] shape = name.equals("mlp") ? new int[] {12} : new int[] {3, 32, 32};
            return new SelfTest(
                    Initialiser.initialise(models.build(KernelOptions.model(model), shape, OUTPUTS), 3), null);
        }
        Network network = new NetworkReference(console, engines).read(model, "--model");
        Path inputs = UserPath.of(model, "--model").resolve(NetworkFolder.INPUTS);
        return new SelfTest(network, Files.exists(inputs) ? Npy.read(inputs) : null);
    }

    private static CheckResult machine() {
        Runtime machine = Runtime.getRuntime();
        return new CheckResult(
                "machine",
                true,
                "%s %s, Java %s, %d cores, heap up to %d MiB"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                System.getProperty("java.version"),
                                machine.availableProcessors(),
                                machine.maxMemory() >> 20));
    }

    private CheckResult arithmetic() {
        try {
            NativeMath.initialise(console.options().threads());
            return new CheckResult(
                    "native arithmetic", true, "oneDNN, " + console.options().threads() + " threads");
        } catch (UserError e) {
            return new CheckResult("native arithmetic", false, e.getMessage());
        }
    }

    private static CheckResult layers(String name) {
        Map<LayerPaths.Path, Integer> paths =
                LayerPaths.count(new BuiltInModels().build(new ModelSpec(name, 1), new int[] {3, 32, 32}, 10));
        String detail = paths.entrySet().stream()
                .map(entry -> entry.getKey().label() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return new CheckResult("layers of " + name, fast(paths.keySet()), detail);
    }

    private static boolean fast(Set<LayerPaths.Path> paths) {
        return paths.contains(LayerPaths.Path.DIRECT) || paths.contains(LayerPaths.Path.ONEDNN);
    }

    private static CheckResult workspace(Path folder) {
        if (!Files.exists(folder))
            return new CheckResult("workspace", true, folder + " will be made when it is needed");
        boolean writable = Files.isDirectory(folder) && Files.isWritable(folder);
        return new CheckResult("workspace", writable, folder + (writable ? " can be written" : " cannot be written"));
    }
}
