package org.limbeck.distill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.bench.PyTorch;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.Toy;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.Optimiser;
import org.limbeck.network.dl4j.Backend;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

/** Training goes PyTorch's way: from the same initial weights, through the exchange format, on the same batches. */
class PyTorchAgreementTest {
    private static final int THREADS = 2;
    private static final int BATCH = 64;
    private static final long SEED = 11;
    private static final int STEPS = 100;
    private static final int EPOCHS = 3;
    /** Before rounding shows. */
    private static final int SAME_STEPS = 10;

    private static final int NUDGED = 10;

    private static PyTorch torch;

    @TempDir
    Path folder;

    @BeforeAll
    static void findPyTorch() {
        Optional<PyTorch> found = PyTorch.find(List.of(PyTorch.USUAL_COMMANDS.split(",")));
        assumeTrue(found.isPresent(), "no Python with PyTorch among " + PyTorch.USUAL_COMMANDS);
        torch = found.get();
        NativeMath.initialise(THREADS);
    }

    /** Losses by step, and the weights behind the last. */
    private record Trained(double[] losses, Network network) {}

    @Test
    void aHundredStepsOfPlainDescentInDoublePrecisionEndAtTheSameWeights() throws Exception {
        requireAgreement(new ModelSpec("lenet-5", 1), "sgd", 0.01);
    }

    @ParameterizedTest
    @CsvSource({"lenet-5, 1, sgd-nesterov, 0.01", "lenet-5, 1, adam, 0.001", "resnet-8, 0.25, sgd-nesterov, 0.01"})
    @Tag("nightly")
    void aHundredStepsOfOtherRulesAndModelsDoToo(String model, double width, String optimiser, double rate)
            throws Exception {
        requireAgreement(new ModelSpec(model, width), optimiser, rate);
    }

    /** In double precision our training runs on DL4J's own layers: oneDNN knows single precision only. */
    private void requireAgreement(ModelSpec model, String optimiser, double rate) throws Exception {
        Dataset dataset = fashion(2000);
        Architecture architecture = architecture(model, dataset);
        TrainerSettings settings = settings(optimiser, rate, STEPS / (double) (2000 / BATCH));
        Trained ours;
        try (Trainer trainer =
                new Trainer(architecture, dataset, settings, new Schedule.None(), null, SEED, Backend.DOUBLE)) {
            ours = train(trainer);
        }
        write(architecture, dataset, settings);
        Trained theirs = trainWithPyTorch(64, optimiser, rate, "first", 0);
        assertThat(theirs.losses()).hasSize(STEPS);
        double loss = 0;
        for (int step = 0; step < STEPS; step++) {
            loss = Math.max(loss, Math.abs(ours.losses()[step] / theirs.losses()[step] - 1));
        }
        Map<String, Double> distances = distances(ours.network(), theirs.network());
        System.out.printf(
                "%s, %s, %d steps in double precision: losses %.1e, weights %.1e apart (PyTorch %s)%n",
                model.label(), optimiser, STEPS, loss, worst(distances), torch.version());
        assertThat(distances.values()).allMatch(distance -> distance < 1e-8);
        assertThat(loss).isLessThan(1e-8);
    }

    private static double worst(Map<String, Double> distances) {
        return distances.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    /** Frobenius norm of the difference over that of theirs, by array. */
    private static Map<String, Double> distances(Network ours, Network theirs) {
        Map<String, Double> distances = new TreeMap<>();
        ours.parameters().forEach((name, tensor) -> {
            double[] a = tensor.doubles();
            double[] b = theirs.parameters().get(name).doubles();
            assertThat(a).as(name).hasSameSizeAs(b);
            double apart = 0;
            double size = 0;
            for (int i = 0; i < a.length; i++) {
                apart += (a[i] - b[i]) * (a[i] - b[i]);
                size += b[i] * b[i];
            }
            // Running variance: PyTorch keeps the unbiased one, which no training step looks at.
            if (!name.endsWith("/variance")) distances.put(name, Math.sqrt(apart / size));
        });
        return distances;
    }

    private static Architecture architecture(ModelSpec model, Dataset dataset) {
        return new BuiltInModels().build(model, dataset.train().shape(), dataset.outputs());
    }

    private static TrainerSettings settings(String optimiser, double rate, double epochs) {
        Optimiser.Rule rule =
                switch (optimiser) {
                    case "sgd" -> Optimiser.Rule.SGD;
                    case "adam" -> Optimiser.Rule.ADAM;
                    default -> Optimiser.Rule.SGD_NESTEROV;
                };
        double momentum = rule == Optimiser.Rule.SGD ? 0 : 0.9;
        return Toy.settings(new TrainingSettings(epochs, BATCH, List.of(rate), momentum, 0, "constant", 1)
                .with(Optimiser.of(rule)));
    }

    /** Fashion-MNIST where it is at hand, else the shipped images of the same size. */
    private static Dataset fashion(int count) {
        String data = System.getenv("LIMBECK_DATA");
        String path = data == null ? null : Path.of(data, "fashion-mnist").toString();
        return new DatasetCatalog()
                .load(new DatasetSpec(
                        data == null ? "glyphs-grey" : "idx",
                        path,
                        count,
                        500,
                        0,
                        List.of(),
                        List.of(),
                        true,
                        0,
                        false,
                        0,
                        1));
    }

    private static Trained train(Trainer trainer) {
        double[] losses = new double[Math.toIntExact(trainer.steps())];
        for (int step = 0; step < losses.length; step++) losses[step] = trainer.trainStep();
        return new Trained(losses, trainer.network());
    }

    /** Start, images and batches of our training, for PyTorch. */
    private void write(Architecture architecture, Dataset dataset, TrainerSettings settings) {
        NetworkFolder.write(folder, Initialiser.initialise(architecture, SEED));
        int n = dataset.train().count();
        int[] shape = dataset.train().shape();
        Npy.write(folder.resolve("inputs.npy"), Tensor.of(dataset.train().inputs(), n, shape[0], shape[1], shape[2]));
        double[] labels =
                Arrays.stream(dataset.train().labels()).asDoubleStream().toArray();
        Npy.write(folder.resolve("labels.npy"), Tensor.of(labels, n));
        try (TrainingBatches batches = new TrainingBatches(dataset.train(), dataset.outputs(), settings, SEED)) {
            int steps = (int) Math.round(settings.training().epochs() * batches.stepsPerEpoch());
            double[] order = new double[steps * BATCH];
            for (int step = 0; step < steps; step++) {
                int[] indices = batches.indices(step);
                for (int i = 0; i < BATCH; i++) order[step * BATCH + i] = indices[i];
            }
            Npy.write(folder.resolve("order.npy"), Tensor.of(order, steps, BATCH));
        }
    }

    private Trained trainWithPyTorch(int bits, String optimiser, double rate, String layout, int nudge)
            throws IOException, InterruptedException {
        Path out = folder.resolve("trained");
        Process process = torch.script(
                        PyTorchAgreementTest.class,
                        "pytorch_training.py",
                        folder,
                        folder,
                        out,
                        bits,
                        optimiser,
                        rate,
                        layout,
                        THREADS,
                        nudge)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return new Trained(Npy.read(out.resolve("losses.npy")).doubles(), NetworkFolder.read(out));
    }

    /**
     * In single precision a curve follows another to the last digits until a rounding error moves one value across the
     * kink of a ReLU; from there on they part until batch losses differ by hundredths. PyTorch's own noise is how far it
     * parts from itself, when its start is moved to neighbouring numbers or its arrays lie the other way in memory.
     */
    @Test
    @Tag("nightly")
    @Timeout(1800)
    void theLossCurveOfLeNetOnFashionMnistIsPyTorchsWithinItsOwnNoise() throws Exception {
        assumeTrue(System.getenv("LIMBECK_DATA") != null, "LIMBECK_DATA is not set");
        Dataset dataset = fashion(10_000);
        Architecture architecture = architecture(new ModelSpec("lenet-5", 1), dataset);
        TrainerSettings settings = settings("sgd-nesterov", 0.01, EPOCHS);
        double[] ours;
        try (Trainer trainer = new Trainer(architecture, dataset, settings, new Schedule.None(), null, SEED)) {
            ours = train(trainer).losses();
        }
        write(architecture, dataset, settings);
        double[] theirs = curve("first", 0);
        List<double[]> noise = new ArrayList<>(List.of(curve("last", 0)));
        for (int nudge = 1; nudge <= NUDGED; nudge++) noise.add(curve("first", nudge));

        for (int step = 0; step < SAME_STEPS; step++) {
            assertThat(ours[step]).as("step %d", step).isCloseTo(theirs[step], within(2e-6 * theirs[step]));
        }
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int of = epoch;
            double apart = apart(ours, theirs, epoch);
            double[] own = noise.stream()
                    .mapToDouble(other -> apart(other, theirs, of))
                    .sorted()
                    .toArray();
            double[] means = noise.stream()
                    .mapToDouble(other -> mean(other, of))
                    .sorted()
                    .toArray();
            System.out.printf(
                    "epoch %d: mean loss %.5f, PyTorch %.5f, its noise %.5f to %.5f; apart %.2e, its noise %.2e to %.2e%n",
                    epoch + 1,
                    mean(ours, epoch),
                    mean(theirs, epoch),
                    means[0],
                    means[NUDGED],
                    apart,
                    own[0],
                    own[NUDGED]);
            assertThat(apart).isLessThan(1.25 * own[NUDGED]);
        }
    }

    private double[] curve(String layout, int nudge) throws IOException, InterruptedException {
        return trainWithPyTorch(32, "sgd-nesterov", 0.01, layout, nudge).losses();
    }

    /** Root of the mean square of what the batch losses of one epoch differ by. */
    private static double apart(double[] one, double[] other, int epoch) {
        int steps = one.length / EPOCHS;
        double squares = 0;
        for (int step = epoch * steps; step < (epoch + 1) * steps; step++) {
            squares += (one[step] - other[step]) * (one[step] - other[step]);
        }
        return Math.sqrt(squares / steps);
    }

    private static double mean(double[] losses, int epoch) {
        int steps = losses.length / EPOCHS;
        return Arrays.stream(losses, epoch * steps, (epoch + 1) * steps)
                .average()
                .orElseThrow();
    }
}
