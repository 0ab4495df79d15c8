package org.limbeck.bench.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.limbeck.bench.PyTorch;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.Backend;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.ModelRegistry;
import org.limbeck.network.model.ModelSpec;

/**
 * Times the training of a model in turns: ours, DL4J's layers with and without its oneDNN paths, PyTorch with channels
 * first and last, and a matrix product. In turns, because other programs on the machine disturb everyone alike then.
 *
 * @param batch images a step
 * @param threads of native arithmetic
 * @param rounds in which everyone has a turn
 * @param seconds for a model: shared among turns, each of one step at least
 * @param python commands that may have PyTorch, tried in order
 * @param stock whether DL4J as published takes part, which needs up to a minute a step
 */
public record TrainingBench(int batch, int threads, int rounds, double seconds, List<String> python, boolean stock) {
    private static final int[] IMAGE = {3, 32, 32};
    private static final int CLASSES = 10;

    /** @throws org.limbeck.base.UserError when there is no such model */
    public TrainingSpeed run(ModelRegistry models, ModelSpec spec, Consumer<String> note) {
        NativeMath.initialise(threads);
        Architecture architecture = models.build(spec, IMAGE, CLASSES);
        Network network = Initialiser.initialise(architecture, 1);
        List<Contender> contenders = new ArrayList<>();
        Path folder = null;
        try {
            folder = Files.createTempDirectory("limbeck-bench");
            NetworkFolder.write(folder.resolve("network"), network);
            enter(contenders, network, folder.resolve("network"), note);
            double[][] rates = race(contenders, spec.label(), note);
            return summary(spec.label(), TrainingWork.of(architecture), contenders, rates);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            contenders.forEach(Contender::close);
            if (folder != null) delete(folder);
        }
    }

    private void enter(List<Contender> contenders, Network network, Path folder, Consumer<String> note)
            throws IOException {
        int outputs = Architectures.outputs(network.architecture());
        contenders.add(new GraphContender("Limbeck", network, Backend.preferred(), batch, outputs));
        if (Backend.preferred() == Backend.DIRECT) {
            contenders.add(new GraphContender("DL4J with its oneDNN paths", network, Backend.HELPERS, batch, outputs));
        }
        if (stock) contenders.add(new GraphContender("DL4J as published", network, Backend.STOCK, batch, outputs));
        contenders.add(new GemmContender());
        Optional<PyTorch> torch = PyTorch.find(python);
        if (torch.isEmpty()) {
            note.accept("no PyTorch with " + String.join(" or ", python) + ": compared without it");
            return;
        }
        String name = "PyTorch " + torch.get().version();
        for (String layout : List.of("first", "last")) {
            contenders.add(
                    new PyTorchContender(name + ", channels " + layout, torch.get(), folder, layout, batch, threads));
        }
    }

    /** Rates by contender and round; a turn before them warms up. */
    private double[][] race(List<Contender> contenders, String label, Consumer<String> note) {
        double turn = seconds / (rounds + 1) / contenders.size();
        double[][] rates = new double[contenders.size()][rounds];
        for (Contender contender : contenders) contender.rate(turn);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < rates.length; i++)
                rates[i][round] = contenders.get(i).rate(turn);
            note.accept("%s: round %d of %d".formatted(label, round + 1, rounds));
        }
        return rates;
    }

    private TrainingSpeed summary(String label, double work, List<Contender> contenders, double[][] rates) {
        List<TrainingSpeed.Entry> entries = new ArrayList<>();
        double gemm = Double.NaN;
        for (int i = 0; i < rates.length; i++) {
            double median = median(rates[i]);
            if (contenders.get(i) instanceof GemmContender) {
                gemm = median;
                continue;
            }
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) ratios[round] = rates[0][round] / rates[i][round];
            entries.add(new TrainingSpeed.Entry(
                    contenders.get(i).name(),
                    median,
                    Arrays.stream(rates[i]).min().orElseThrow(),
                    Arrays.stream(rates[i]).max().orElseThrow(),
                    median * work * 1e-9,
                    median(ratios)));
        }
        return new TrainingSpeed(label, batch, threads, rounds, work, gemm, entries);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
