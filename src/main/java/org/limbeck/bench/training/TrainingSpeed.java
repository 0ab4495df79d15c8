package org.limbeck.bench.training;

import java.util.List;

/**
 * How fast one model trained.
 *
 * @param model its label
 * @param batch images a step
 * @param threads of native arithmetic
 * @param rounds in which everyone had a turn
 * @param workPerImage floating-point operations of convolutions and dense layers
 * @param gemm floating-point operations a second of a matrix product of 2048 x 2048, median
 * @param entries ours first
 */
public record TrainingSpeed(
        String model, int batch, int threads, int rounds, double workPerImage, double gemm, List<Entry> entries) {
    /**
     * One contender.
     *
     * @param imagesPerSecond median over rounds
     * @param lowest of a round
     * @param highest of a round
     * @param gflops billions of floating-point operations a second
     * @param ours how many times as fast ours was: median over rounds of the ratio within a round
     */
    public record Entry(
            String name, double imagesPerSecond, double lowest, double highest, double gflops, double ours) {}
}
