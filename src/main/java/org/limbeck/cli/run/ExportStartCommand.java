package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.cli.console.Version;
import org.limbeck.cli.kernel.KernelOptions;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.kernel.Logits;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.Targets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export start}: an untrained network with examples and targets, all that {@code ntk} and {@code complexity} need. */
@Command(
        name = "start",
        description = "An untrained network in the exchange format, with inputs, logits and targets of a data set")
public final class ExportStartCommand implements Callable<Integer> {
    private static final String TARGETS = "targets.npy";

    private final Console console;

    @Parameters(paramLabel = "MODEL[:WIDTH]", description = "such as lenet-5 or lenet-5:8")
    private String model;

    @Option(names = "--dataset", required = true, paramLabel = "SOURCE", description = "as datasets list names it")
    private String source;

    @Option(names = "--path", paramLabel = "DIR", description = "folder of the files of SOURCE")
    private String path;

    @Option(names = "--n", defaultValue = "64", description = "training examples, classes balanced (default: 64)")
    private int n;

    @Option(names = "--seed", defaultValue = "1", description = "of weights and draw (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    public ExportStartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OutputPath.require(out, "--out");
        if (path != null) DatasetsCommand.requireRead(source);
        if (n < 1) throw new UserError(n + " is not from 1 up", "--n", "Give a number of training examples");
        ModelSpec spec = KernelOptions.model(model);
        DatasetSpec data = new DatasetSpec(source, path, n, 0, 0, List.of(), List.of(), true, 0, false, 0.1, seed);
        Dataset dataset = new DatasetCatalog().load(data);
        int d = dataset.outputs();
        int[] shape = dataset.train().shape();
        Network network = Initialiser.initialise(new BuiltInModels().build(spec, shape, d), seed);
        int count = dataset.train().count();
        Tensor inputs = Tensor.of(dataset.train().inputs(), Tensor.batchShape(count, shape));
        Tensor logits = Logits.of(network, inputs, Precision.FLOAT32);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("source", spec.label() + " at initialisation, seed " + seed);
        meta.put("program", "Limbeck " + Version.text());
        meta.put("dataset", data);
        double[] targets = Targets.labels(dataset.train().labels(), d);
        Tensor labels = d == 1 ? Tensor.of(targets, count) : Tensor.of(targets, count, d);
        NetworkFolder.write(
                out,
                network,
                Map.of(NetworkFolder.INPUTS, inputs, NetworkFolder.LOGITS, logits, TARGETS, labels),
                meta);
        console.result(
                Map.of("folder", out.toString(), "n", count, "d", d),
                "wrote %s, untrained, with %d examples, their logits and targets of %d outputs to %s"
                        .formatted(spec.label(), count, d, out));
        return 0;
    }
}
