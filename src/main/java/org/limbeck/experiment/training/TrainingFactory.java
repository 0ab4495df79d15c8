package org.limbeck.experiment.training;

import org.limbeck.data.Dataset;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.TrainerSettings;
import org.limbeck.distill.training.Training;
import org.limbeck.network.Architecture;

/** Begins trainings: {@link org.limbeck.distill.training.Trainer} in the program, something fast in the tests of the queue. */
@FunctionalInterface
public interface TrainingFactory {
    /**
     * A network at its initialisation.
     *
     * @param schedule the method
     * @param teacher predictions to learn from where the method needs some, or null
     * @param seed of initialisation and data order; equal arguments give equal trainings
     */
    Training begin(
            Architecture architecture,
            Dataset dataset,
            TrainerSettings settings,
            Schedule schedule,
            TeacherPredictions teacher,
            long seed);
}
