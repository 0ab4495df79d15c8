package org.limbeck.experiment.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.data.Dataset;
import org.limbeck.distill.training.DivergedException;
import org.limbeck.distill.training.Training;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.control.TaskControl;

/**
 * Chooses a learning rate: each of the grid is trained for the whole schedule, without probes, and the best accuracy on
 * the validation split wins, the earlier of equals. Resumes from its own checkpoints; what each rate came to stays in
 * the folder.
 */
public final class RateSearch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUTCOME = "outcome.json";

    private final Path folder;
    private final Dataset dataset;
    private final TrainingSettings settings;
    private final TaskControl control;
    private final ThroughputMeter meter;

    /** What one rate came to. @param validationAccuracy NaN when it diverged or nothing was compared */
    public record Outcome(double learningRate, double validationAccuracy, String diverged) {}

    public RateSearch(
            Path folder, Dataset dataset, TrainingSettings settings, TaskControl control, ThroughputMeter meter) {
        this.folder = folder;
        this.dataset = dataset;
        this.settings = settings;
        this.control = control;
        this.meter = meter;
    }

    /**
     * @param begin a fresh training at a learning rate
     * @return the winner; with {@code diverged} not empty when every rate diverged
     */
    public Outcome choose(DoubleFunction<Training> begin) throws IOException {
        List<Double> rates = settings.learningRates();
        if (!settings.searchesRate()) return new Outcome(rates.get(0), Double.NaN, "");
        Outcome best = null;
        for (int i = 0; i < rates.size(); i++) {
            double rate = rates.get(i);
            meter.enter("learning rate " + rate + " (" + (i + 1) + " of " + rates.size() + ")");
            Path candidate = folder.resolve(Integer.toString(i));
            Outcome outcome = known(candidate);
            if (outcome == null) {
                outcome = train(candidate, rate, begin);
                store(candidate, outcome);
            }
            meter.reach(i + 1);
            if (best == null || isBetter(outcome, best)) best = outcome;
        }
        return Objects.requireNonNull(best, "no rates");
    }

    private static boolean isBetter(Outcome outcome, Outcome best) {
        if (!outcome.diverged().isEmpty()) return false;
        return !best.diverged().isEmpty() || outcome.validationAccuracy() > best.validationAccuracy();
    }

    private Outcome train(Path candidate, double rate, DoubleFunction<Training> begin) throws IOException {
        StateFolder states = new StateFolder(candidate.resolve("states"), null);
        try (Training training = begin.apply(rate)) {
            states.restore(training);
            meter.skip(training);
            Cadence checkpoints = new Cadence(settings.checkpointEvery(), training.stepsPerEpoch());
            int batch = Math.min(settings.batch(), dataset.train().count());
            while (training.step() < training.steps()) {
                control.checkCancelled();
                meter.step(training, batch);
                if (checkpoints.isDue(training.step())) states.save(training);
            }
            float[] logits = training.logits(dataset.validation(), control);
            double accuracy = Accuracy.of(logits, dataset.validation().labels(), dataset.outputs());
            return new Outcome(rate, accuracy, "");
        } catch (DivergedException e) {
            return new Outcome(rate, Double.NaN, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Outcome known(Path candidate) throws IOException {
        Path file = candidate.resolve(OUTCOME);
        return Files.exists(file) ? JSON.readValue(file.toFile(), Outcome.class) : null;
    }

    private static void store(Path candidate, Outcome outcome) {
        try {
            DurableFiles.file(candidate.resolve(OUTCOME), file -> JSON.writeValue(file.toFile(), outcome));
            DurableFiles.delete(candidate.resolve("states"));
        } catch (IOException e) {
            throw FileFault.writing("the outcome of a learning rate", candidate, "free some space and resume", e);
        }
    }
}
