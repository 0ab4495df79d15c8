package org.limbeck.experiment.provenance;

import java.util.Map;

/**
 * What a training computes with.
 *
 * @param threads of the native arithmetic
 * @param layers how many layers by what computes them
 */
public record Computation(int threads, Map<String, Integer> layers) {}
