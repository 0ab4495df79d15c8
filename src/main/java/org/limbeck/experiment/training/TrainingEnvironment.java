package org.limbeck.experiment.training;

import java.util.function.Function;
import java.util.function.LongSupplier;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.TrainerSettings;
import org.limbeck.distill.training.Training;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelRegistry;
import org.limbeck.network.model.ModelSpec;

/**
 * What the queue works with.
 *
 * @param datasets reads or generates a data set
 * @param models builds architectures
 * @param trainings begins trainings
 * @param probes measures students
 * @param networks keeps weights in folders
 * @param provenance says with what a training is done
 * @param nanoTime a clock for durations, as {@link System#nanoTime}
 */
public record TrainingEnvironment(
        Function<DatasetSpec, Dataset> datasets,
        ModelRegistry models,
        TrainingFactory trainings,
        StudentProbe.Factory probes,
        NetworkFiles networks,
        ProvenanceRecorder provenance,
        LongSupplier nanoTime) {
    /** Begins the training of a model on a data set at one learning rate. */
    public Training begin(
            ModelSpec model,
            Dataset dataset,
            DatasetSpec data,
            TrainingSettings settings,
            double learningRate,
            Schedule schedule,
            TeacherPredictions teacher,
            long seed) {
        return trainings.begin(
                models.build(model, dataset.train().shape(), dataset.outputs()),
                dataset,
                new TrainerSettings(settings, learningRate, data.crop(), data.flip()),
                schedule,
                teacher,
                seed);
    }
}
