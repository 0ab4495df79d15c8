package org.limbeck.experiment.spec;

import org.jspecify.annotations.Nullable;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelSpec;

/**
 * Which teacher: an existing one by id, or a model to train. Equal specifications on equal data share one stored
 * teacher.
 *
 * @param id of a stored teacher; null to train one. Given together with a model, the model is trained where no teacher
 *     of that id is stored
 * @param model may be null when {@code id} is given
 * @param training may be null when {@code id} is given
 * @param seed of initialisation and data order
 */
public record TeacherSpec(
        @Nullable String id, @Nullable ModelSpec model, @Nullable TrainingSettings training, long seed) {}
