package org.limbeck.distill.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.network.Optimiser;

/**
 * Optimisation of a teacher or of students, as an experiment's YAML has it; {@link TrainerSettings} are those of one
 * training. Any value can stand here: a specification is checked after it was read.
 *
 * @param epochs passes over the training set
 * @param batch examples a step
 * @param learningRates the grid; one value means no search, more are compared on the validation split with the first
 *     seed, equally for every method
 * @param momentum in [0, 1); {@code beta1} of Adam
 * @param weightDecay coefficient on weights; on biases and batch norm only where the optimiser says so
 * @param decay learning-rate schedule: {@code constant}, {@code cosine}, {@code step} (tenth at 1/2 and 3/4) or {@code
 *     one-cycle}
 * @param checkpointEvery epochs between stored checkpoints (fractions allowed); step 0 and the end are always stored
 * @param optimiser update rule, what decays, clipping; SGD with Nesterov momentum where a specification says nothing
 * @param warmupEpochs over which the rate rises linearly to its peak; 0 for none
 * @param labelSmoothing share of each label spread over all classes, in [0, 1)
 * @param teacherSees what the teacher looks at while its student sees an augmented image; without meaning for the
 *     training of a teacher itself
 * @param methodRates learning rates of single methods in place of the grid, by the method's label, e.g. {@code online,
 *     τ 4} (or {@code online, tau 4}); empty for a teacher
 */
public record TrainingSettings(
        double epochs,
        int batch,
        List<Double> learningRates,
        double momentum,
        double weightDecay,
        String decay,
        double checkpointEvery,
        Optimiser optimiser,
        double warmupEpochs,
        double labelSmoothing,
        TeacherView teacherSees,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> methodRates) {
    public TrainingSettings {
        learningRates = learningRates == null ? List.of() : List.copyOf(learningRates);
        // Specifications stored by earlier versions lack what follows.
        optimiser = optimiser == null ? Optimiser.DEFAULT : optimiser;
        teacherSees = teacherSees == null ? TeacherView.CLEAN : teacherSees;
        methodRates = methodRates == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(methodRates));
    }

    /** SGD with Nesterov momentum, without warm-up, smoothing or clipping. */
    public TrainingSettings(
            double epochs,
            int batch,
            List<Double> learningRates,
            double momentum,
            double weightDecay,
            String decay,
            double checkpointEvery) {
        this(
                epochs,
                batch,
                learningRates,
                momentum,
                weightDecay,
                decay,
                checkpointEvery,
                Optimiser.DEFAULT,
                0,
                0,
                TeacherView.CLEAN,
                Map.of());
    }

    /** The same with other learning rates to choose from. */
    public TrainingSettings withRates(List<Double> others) {
        return with(others, optimiser, teacherSees, methodRates);
    }

    /** The same with another update rule. */
    public TrainingSettings with(Optimiser other) {
        return with(learningRates, other, teacherSees, methodRates);
    }

    /** The same with the teacher looking at something else. */
    public TrainingSettings with(TeacherView other) {
        return with(learningRates, optimiser, other, methodRates);
    }

    /** The same with other rates of single methods. */
    public TrainingSettings withMethodRates(Map<String, Double> others) {
        return with(learningRates, optimiser, teacherSees, others);
    }

    private TrainingSettings with(
            List<Double> rates, Optimiser rule, TeacherView view, Map<String, Double> ratesOfMethods) {
        return new TrainingSettings(
                epochs,
                batch,
                rates,
                momentum,
                weightDecay,
                decay,
                checkpointEvery,
                rule,
                warmupEpochs,
                labelSmoothing,
                view,
                ratesOfMethods);
    }

    /** As one method is trained: with its own learning rate where it has one. */
    public TrainingSettings of(Schedule method) {
        for (Map.Entry<String, Double> rate : methodRates.entrySet()) {
            if (names(rate.getKey(), method)) return with(List.of(rate.getValue()), optimiser, teacherSees, Map.of());
        }
        return withMethodRates(Map.of());
    }

    /** Whether a name stands for a method: its label, the Greek letter spelled out or not. */
    public static boolean names(String name, Schedule method) {
        return name.replace("tau", "τ").equals(method.label());
    }

    /** Whether several learning rates are given, of which a search chooses one. */
    public boolean searchesRate() {
        return learningRates.size() > 1;
    }
}
