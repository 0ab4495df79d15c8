package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.cli.console.Version;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.results.RunExport;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.IdKind;
import org.limbeck.kernel.Logits;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: runs and networks for others to read. */
@Command(name = "export", description = "Export a run or a network", synopsisSubcommandLabel = "COMMAND")
public final class ExportCommand {
    private static final int INPUTS = 64;

    private final Console console;
    private final Engine.Factory engines;

    public ExportCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    @Command(
            name = "checkpoint",
            description = "A network in the exchange format, with inputs of its data set and their logits")
    int checkpoint(
            @Parameters(paramLabel = "RUN@STEP", description = "or TEACHER@STEP") String reference,
            @Option(names = "--out", required = true, paramLabel = "DIR") Path out) {
        OutputPath.requireFolder(out, console.options().workspace());
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            Network network = engine.network(reference);
            DatasetSpec data = dataset(engine.experiments(), reference);
            Tensor inputs = firstInputs(new DatasetCatalog().load(data));
            Tensor logits = Logits.of(network, inputs, Precision.FLOAT32);
            Map<String, Object> meta = new LinkedHashMap<>();
            meta.put("source", reference);
            meta.put("program", "Limbeck " + Version.text());
            meta.put("dataset", data);
            meta.put("inputs", "the first training examples, standardised as the network reads them");
            NetworkFolder.write(out, network, inputs, logits, meta);
            return said(reference, out);
        }
    }

    @Command(
            name = "run",
            description =
                    "All curves of a run in one CSV, the specification of its experiment, and with what it was trained")
    int run(
            @Parameters(paramLabel = "RUN", description = "as 'runs list' names it") String id,
            @Option(names = "--out", required = true, paramLabel = "DIR") Path out) {
        OutputPath.requireFolder(out, console.options().workspace());
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            ExperimentService experiments = engine.experiments();
            RunExport.write(out, experiments.runs(), experiments.teachers(), id);
            return said(id, out);
        }
    }

    private int said(String what, Path out) {
        console.result(Map.of("exported", what, "folder", out.toString()), "wrote " + what + " to " + out);
        return 0;
    }

    private static DatasetSpec dataset(ExperimentService experiments, String reference) {
        String id = reference.substring(0, reference.indexOf('@'));
        if (IdKind.TEACHER.names(id)) return experiments.teachers().teacher(id).dataset();
        ExperimentSpec experiment = experiments.runs().spec(id).experiment();
        return experiment.dataset();
    }

    private static Tensor firstInputs(Dataset data) {
        int count = Math.min(INPUTS, data.train().count());
        int size = data.train().exampleSize();
        if (count == 0) throw new UserError("has no training example", data.name(), "Check the specification");
        int[] shape = Tensor.batchShape(count, data.train().shape());
        return Tensor.of(Arrays.copyOf(data.train().inputs(), count * size), shape);
    }
}
