package org.limbeck.experiment.student;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.DataFingerprint;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.DivergedException;
import org.limbeck.distill.training.Training;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.training.Accuracy;
import org.limbeck.experiment.training.RateGrid;
import org.limbeck.experiment.training.TrainingEnvironment;

/**
 * Finds each method's learning rate with equal effort ({@code docs/theory.md}, section 7): every method is trained at
 * every rate of one grid with every choosing seed, the rate with the best mean validation accuracy is taken, and trained
 * again with other seeds that had no part in the choice. Nothing is measured but accuracy. What has been trained is kept,
 * so that an interrupted study goes on.
 */
public final class RateStudy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TeacherLibrary teachers;
    private final TrainingEnvironment environment;
    private final Path kept;

    /**
     * What is asked.
     *
     * @param spec whose methods; its own rates, seeds and probe play no part
     * @param grid rates, at least two
     * @param choosing seeds
     * @param confirming other seeds; may be empty
     */
    public record Question(ExperimentSpec spec, List<Double> grid, List<Long> choosing, List<Long> confirming) {
        public Question {
            grid = grid.stream().sorted().toList();
            choosing = List.copyOf(choosing);
            confirming = List.copyOf(confirming);
        }

        /** @throws UserError when the answer would mean nothing */
        void requireSound() {
            if (grid.size() < 2 || Set.copyOf(grid).size() < grid.size() || !(grid.get(0) > 0)) {
                throw new UserError("expected two or more different rates above 0, found " + grid, "grid", "add some");
            }
            if (choosing.isEmpty()) throw new UserError("no seed is given", "choosing seeds", "give some, as in 1,2,3");
            List<Long> all =
                    Stream.concat(choosing.stream(), confirming.stream()).toList();
            if (Set.copyOf(all).size() < all.size()) {
                throw new UserError(
                        "a seed is given twice",
                        "seeds",
                        "confirm on seeds that had no part in the choice, each of them once");
            }
            if (spec.dataset().validationFraction() == 0) {
                throw new UserError(
                        "there are no validation examples to compare rates on",
                        "dataset.validationFraction",
                        "give a share above 0");
            }
        }
    }

    /**
     * One training.
     *
     * @param validationAccuracy NaN when it diverged
     * @param testAccuracy NaN when it diverged; no choice looks at it
     * @param diverged why, or empty
     */
    public record Trial(
            double learningRate, long seed, double validationAccuracy, double testAccuracy, String diverged) {}

    /**
     * What came out for one method.
     *
     * @param choosing every rate with every choosing seed
     * @param learningRate the best; NaN when every rate diverged
     * @param edge whether that is the least or the largest of the grid, so that a better one may lie outside
     * @param confirming the chosen rate with the other seeds
     */
    public record Finding(
            Schedule method, List<Trial> choosing, double learningRate, boolean edge, List<Trial> confirming) {
        public Finding {
            choosing = List.copyOf(choosing);
            confirming = List.copyOf(confirming);
        }

        /** Mean over the choosing seeds; NaN where one diverged. */
        public double validationAccuracy(double rate) {
            return mean(choosing, rate);
        }
    }

    /** @param kept where finished trainings are remembered; made when missing */
    public RateStudy(TeacherLibrary teachers, TrainingEnvironment environment, Path kept) {
        this.teachers = teachers;
        this.environment = environment;
        this.kept = kept;
    }

    /**
     * Trains {@code methods x (grid x choosing + confirming)} students one after the other, on the calling thread.
     *
     * @param control progress by trainings, and cancellation
     * @return a finding for each method, in the specification's order
     * @throws UserError when the question makes no sense, or the teacher is not trained
     */
    public List<Finding> answer(Question question, JobControl control) {
        question.requireSound();
        ExperimentSpec spec = question.spec();
        Dataset dataset = environment.datasets().apply(spec.dataset());
        Bench bench = new Bench(question, dataset, DataFingerprint.of(dataset), teacherId(spec), control);
        List<Finding> findings = new ArrayList<>();
        for (Schedule method : spec.methods()) findings.add(bench.find(method));
        return findings;
    }

    private String teacherId(ExperimentSpec spec) {
        TeacherSpec teacher = spec.teacher();
        if (teacher == null) return null;
        String id = teacher.id() != null
                ? teacher.id()
                : teachers.find(spec.dataset(), teacher).orElse(null);
        if (id == null || !teachers.teacher(id).complete()) {
            throw new UserError("the teacher is not trained", spec.name(), "train it first");
        }
        return id;
    }

    /** The best mean of those rates at which no seed diverged, the smaller of equals; NaN when there is none. */
    static double best(List<Double> grid, List<Trial> trials) {
        double best = Double.NaN;
        for (double rate : grid) {
            double accuracy = mean(trials, rate);
            if (!Double.isNaN(accuracy) && !(mean(trials, best) >= accuracy)) best = rate;
        }
        return best;
    }

    private static double mean(List<Trial> trials, double rate) {
        return trials.stream()
                .filter(trial -> trial.learningRate() == rate)
                .mapToDouble(Trial::validationAccuracy)
                .average()
                .orElse(Double.NaN);
    }

    /** One study under way. */
    private final class Bench {
        private final Question question;
        private final Dataset dataset;
        private final String fingerprint;
        private final String teacherId;
        private final TeacherPredictions teacher;
        private final JobControl control;
        private final int total;
        private int done;

        Bench(Question question, Dataset dataset, String fingerprint, String teacherId, JobControl control) {
            this.question = question;
            this.dataset = dataset;
            this.fingerprint = fingerprint;
            this.teacherId = teacherId;
            this.teacher = teacherId == null ? null : teachers.predictions(teacherId);
            this.control = control;
            int perMethod = question.grid().size() * question.choosing().size()
                    + question.confirming().size();
            total = perMethod * question.spec().methods().size();
        }

        Finding find(Schedule method) {
            List<Trial> choosing = new ArrayList<>();
            for (double rate : question.grid()) {
                for (long seed : question.choosing()) choosing.add(trial(method, rate, seed));
            }
            double rate = best(question.grid(), choosing);
            List<Trial> confirming = new ArrayList<>();
            for (long seed : question.confirming()) {
                if (!Double.isNaN(rate)) confirming.add(trial(method, rate, seed));
            }
            boolean edge = !RateGrid.edge(question.grid(), rate).isEmpty();
            return new Finding(method, choosing, rate, edge, confirming);
        }

        private Trial trial(Schedule method, double rate, long seed) {
            Path file = kept.resolve(key(method, rate, seed) + ".json");
            Trial trial = Files.exists(file) ? read(file) : train(method, rate, seed);
            if (!Files.exists(file)) store(file, trial);
            done++;
            return trial;
        }

        private Trial train(Schedule method, double rate, long seed) {
            ExperimentSpec spec = question.spec();
            String note = method.label() + ", rate " + rate + ", seed " + seed;
            try (Training training = environment.begin(
                    spec.student(),
                    dataset,
                    spec.dataset(),
                    spec.training(),
                    rate,
                    method,
                    method.needsTeacher() ? teacher : null,
                    seed)) {
                while (training.step() < training.steps()) {
                    control.checkCancelled();
                    training.trainStep();
                    control.report(done + training.step() / (double) training.steps(), total, note);
                }
                return new Trial(
                        rate, seed, accuracy(training, dataset.validation()), accuracy(training, dataset.test()), "");
            } catch (DivergedException e) {
                return new Trial(rate, seed, Double.NaN, Double.NaN, e.getMessage());
            }
        }

        private double accuracy(Training training, Examples examples) {
            return Accuracy.of(training.logits(examples, control), examples.labels(), dataset.outputs());
        }

        /** Of everything that the training's outcome depends on. */
        private String key(Schedule method, double rate, long seed) {
            ExperimentSpec spec = question.spec();
            TrainingSettings training = spec.training().withRates(List.of(rate)).withMethodRates(Map.of());
            List<Object> all =
                    new ArrayList<>(List.of(fingerprint, spec.dataset(), spec.student(), training, method, seed));
            if (method.needsTeacher()) all.add(teacherId);
            try {
                byte[] text = JSON.writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of().formatHex(DataFingerprint.sha256().digest(text));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a specification must be writable", e);
            }
        }
    }

    private static Trial read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Trial.class);
        } catch (IOException e) {
            throw new UserError("cannot be read: " + FileFault.reading(e), file.toString(), "delete it", e);
        }
    }

    private void store(Path file, Trial trial) {
        try {
            Files.createDirectories(kept);
            DurableFiles.file(file, unfinished -> JSON.writeValue(unfinished.toFile(), trial));
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }
}
