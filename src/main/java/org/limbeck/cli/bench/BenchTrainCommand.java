package org.limbeck.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.bench.PyTorch;
import org.limbeck.bench.training.TrainingBench;
import org.limbeck.bench.training.TrainingSpeed;
import org.limbeck.cli.console.Console;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench train}: images a second, against DL4J as published, PyTorch when present, and a matrix product. */
@Command(
        name = "train",
        description = "Train on noise for a while, in turns with DL4J's own layers and with PyTorch if a Python has it")
public final class BenchTrainCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--models",
            split = ",",
            defaultValue = "lenet-5:8,resnet-20",
            paramLabel = "NAME[:WIDTH]",
            description = "on 32x32x3 images with 10 classes (default: ${DEFAULT-VALUE})")
    private List<String> models;

    @Option(names = "--batch", defaultValue = "128", description = "images a step (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--seconds",
            defaultValue = "120",
            description = "for each model, shared among all turns (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--python",
            split = ",",
            defaultValue = PyTorch.USUAL_COMMANDS,
            description = "which may have PyTorch (default: ${DEFAULT-VALUE})")
    private List<String> python;

    @Option(names = "--no-stock", description = "leave out DL4J as published, which needs seconds for a step")
    private boolean noStock;

    public BenchTrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        requirePositive("--batch", batch);
        requirePositive("--seconds", seconds);
        requirePositive("--rounds", rounds);
        List<ModelSpec> specs = models.stream().map(BenchTrainCommand::spec).toList();
        TrainingBench bench = new TrainingBench(batch, console.options().threads(), rounds, seconds, python, !noStock);
        List<TrainingSpeed> speeds = new ArrayList<>();
        for (ModelSpec spec : specs) speeds.add(bench.run(new BuiltInModels(), spec, console::say));
        console.result(speeds, table(speeds));
        return 0;
    }

    private static void requirePositive(String option, double value) {
        if (!(value > 0)) throw new UserError(Numbers.text(value) + " is not above 0", option, "Give a number above 0");
    }

    private static ModelSpec spec(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) return new ModelSpec(text, 1);
        try {
            return new ModelSpec(text.substring(0, colon), Double.parseDouble(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "\"" + text + "\" is not a model", "--models", "Give NAME or NAME:WIDTH, for example lenet-5:8", e);
        }
    }

    /** In Markdown, for docs/performance.md. */
    private static String table(List<TrainingSpeed> speeds) {
        StringBuilder text = new StringBuilder();
        for (TrainingSpeed speed : speeds) {
            text.append("%s, batch %d, %d threads, %d rounds; matrix product %.0f GFLOP/s; %.0f MFLOP an image%n%n"
                    .formatted(
                            speed.model(),
                            speed.batch(),
                            speed.threads(),
                            speed.rounds(),
                            speed.gemm() * 1e-9,
                            speed.workPerImage() * 1e-6));
            text.append("| | images/s, median (lowest - highest) | GFLOP/s | share of the product | Limbeck / it |\n");
            text.append("|---|---|---|---|---|\n");
            for (TrainingSpeed.Entry entry : speed.entries()) {
                text.append("| %s | %.0f (%.0f - %.0f) | %.0f | %.0f %% | %.2f |%n"
                        .formatted(
                                entry.name(),
                                entry.imagesPerSecond(),
                                entry.lowest(),
                                entry.highest(),
                                entry.gflops(),
                                1e11 * entry.gflops() / speed.gemm(),
                                entry.ours()));
            }
            text.append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }
}
