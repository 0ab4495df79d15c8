package org.limbeck.network.model;

import java.util.List;
import org.limbeck.network.Architecture;

/** The models that a specification can name. A new model is one class and one line here. */
public interface ModelRegistry {
    /** Registered names, e.g. {@code lenet-5}, {@code resnet-20}. */
    List<String> names();

    /**
     * The architecture of a model.
     *
     * @param spec name and width
     * @param input shape of one example
     * @param outputs logits, at least 1
     * @throws org.limbeck.base.UserError for an unknown name (listing those known) or an input it cannot take
     */
    Architecture build(ModelSpec spec, int[] input, int outputs);
}
