package org.limbeck.network;

import java.util.function.LongToDoubleFunction;

/**
 * Everything that turns the gradients of a step into new weights.
 *
 * @param optimiser the rule, what decays, and how far a gradient may reach
 * @param momentum in [0, 1); {@code beta1} of Adam
 * @param weightDecay coefficient, at least 0
 * @param rate learning rate of the update that follows so many steps
 */
public record UpdateRule(Optimiser optimiser, double momentum, double weightDecay, LongToDoubleFunction rate) {}
