package org.limbeck.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.bench.KernelBench;
import org.limbeck.bench.PyTorch;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.kernel.KernelOptions;
import picocli.CommandLine.Option;

/** {@code bench ntk}: kernels of registered models on random 32x32 images, beside forecast, floor and baselines. */
@picocli.CommandLine.Command(
        name = "ntk",
        description = "Time kernels on this machine: forecast, floor of its own matrix products, brute force, PyTorch")
public final class BenchNtkCommand implements java.util.concurrent.Callable<Integer> {
    private static final int TORCH = 256;

    private final Console console;

    @Option(
            names = "--models",
            split = ",",
            defaultValue = "lenet-5:8,resnet-20",
            paramLabel = "MODEL[:WIDTH]",
            description = "default: ${DEFAULT-VALUE}")
    private List<String> models;

    @Option(names = "--n", split = ",", defaultValue = "256,1024,2048,4096", description = "default: ${DEFAULT-VALUE}")
    private int[] sizes;

    @Option(names = "--outputs", defaultValue = "1", description = "outputs of the models (default: ${DEFAULT-VALUE})")
    private int outputs;

    @Option(names = "--kernel", defaultValue = "full", description = "full, class-mean or sum-of-logits")
    private String kind;

    @Option(names = "--precision", defaultValue = "32", description = "32 or 64 (default: ${DEFAULT-VALUE})")
    private int bits;

    @Option(
            names = "--brute-force",
            defaultValue = "256",
            paramLabel = "N",
            description = "also time the contraction of the whole Jacobian up to this many examples; 0 for never")
    private int bruteForce;

    @Option(
            names = "--torch",
            paramLabel = "N",
            description = "also time PyTorch's per-example gradients, of one output, up to this many examples (default:"
                    + " 256); 0 for never")
    private Integer torch;

    @Option(
            names = "--python",
            split = ",",
            description = "which may have PyTorch (default: " + PyTorch.USUAL_COMMANDS + ")")
    private List<String> python;

    @Option(
            names = "--block-memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "what layers may keep for all examples (default: ${DEFAULT-VALUE} MiB)")
    private long blockMebibytes;

    public BenchNtkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        requireSizes();
        int torchUpTo = torch != null ? torch : outputs == 1 ? TORCH : 0;
        List<KernelBench.Row> rows = new ArrayList<>();
        KernelBench bench = new KernelBench(
                outputs,
                KernelOptions.kind(kind),
                KernelOptions.precision(bits),
                console.options().threads(),
                KernelOptions.blockBytes(blockMebibytes),
                bruteForce,
                torchUpTo,
                torchUpTo > 0 ? PyTorch.find(pythons()) : Optional.empty());
        for (String model : models) {
            for (int n : sizes) rows.add(bench.measure(KernelOptions.model(model), n, this::watch));
        }
        console.progress("");
        console.result(rows, BenchNtkText.of(rows));
        return 0;
    }

    private List<String> pythons() {
        return python != null ? python : List.of(PyTorch.USUAL_COMMANDS.split(","));
    }

    private void requireSizes() {
        boolean good = outputs > 0 && bruteForce >= 0 && (torch == null || torch >= 0);
        for (int n : sizes) good &= n > 0;
        if (!good) throw new UserError("a size is out of range", "bench ntk", "Give sizes from 1 up; 0 for never");
        if (torch != null && torch > 0 && outputs != 1) {
            throw new UserError(
                    "has no effect on models of " + outputs + " outputs, for which PyTorch is not timed",
                    "--torch",
                    "Leave it out, or give --outputs 1");
        }
        if (python != null && (outputs != 1 || (torch != null && torch == 0))) {
            throw new UserError("has no effect where PyTorch is not timed", "--python", "Leave it out");
        }
    }

    private JobControl watch(String what) {
        return KernelOptions.progress(console, what);
    }
}
