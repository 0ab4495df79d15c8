package org.limbeck.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.bench.FormsBench;
import org.limbeck.cli.console.Console;
import org.limbeck.kernel.ConvolutionForms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench forms}: each way of computing a convolution's part of the kernel, and which of them is taken. */
@Command(name = "forms", description = "Time the forms of a convolution's kernel, and hold the cost model against them")
public final class BenchFormsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--n", defaultValue = "256", description = "examples (default: ${DEFAULT-VALUE})")
    private int n;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "of which the least counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    public BenchFormsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (n < 1 || rounds < 1) throw new UserError("a size is below 1", "bench forms", "Give sizes from 1 up");
        FormsBench bench = new FormsBench(n, rounds, console.options().threads());
        List<FormsBench.Row> rows = new ArrayList<>();
        for (FormsBench.Shape shape : FormsBench.SHAPES) {
            console.progress(shape.where());
            rows.add(bench.measure(shape));
        }
        console.progress("");
        console.result(rows, text(rows));
        return 0;
    }

    private String text(List<FormsBench.Row> rows) {
        StringBuilder text = new StringBuilder("n = " + n + ", one output, float32, "
                + console.options().threads() + " threads, least of " + rounds + " rounds; ms (counted GFLOP)\n\n");
        text.append(
                "| convolution | explicit | chunked | paired | taken | its time / the best |\n|---|---|---|---|---|---|\n");
        for (FormsBench.Row row : rows) {
            FormsBench.Shape shape = row.shape();
            String forms = row.forms().stream()
                    .map(time -> (Double.isNaN(time.seconds()) ? "- (%2$.1f)" : "%1$.0f (%2$.1f)")
                            .formatted(1e3 * time.seconds(), time.work() / 1e9))
                    .collect(Collectors.joining(" | "));
            String taken = row.forms().stream()
                    .filter(ConvolutionForms.Time::chosen)
                    .map(ConvolutionForms.Time::form)
                    .findFirst()
                    .orElseThrow();
            text.append("| %s: %d x %dx%d -> %d, %dx%d%s | %s | %s | %.2f |%n"
                    .formatted(
                            shape.where(),
                            shape.in(),
                            shape.side(),
                            shape.side(),
                            shape.out(),
                            shape.kernel(),
                            shape.kernel(),
                            shape.stride() > 1 ? " / " + shape.stride() : "",
                            forms,
                            taken,
                            row.toBest()));
        }
        return text.toString();
    }
}
