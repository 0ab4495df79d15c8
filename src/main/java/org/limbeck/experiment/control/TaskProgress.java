package org.limbeck.experiment.control;

/**
 * How far a task is.
 *
 * @param done share of its work in [0, 1]; NaN when unknown
 * @param rate examples a second while training; NaN when unknown
 * @param secondsLeft NaN when unknown
 * @param note what it is doing now, for people
 */
public record TaskProgress(double done, double rate, double secondsLeft, String note) {
    static final TaskProgress WAITING = new TaskProgress(0, Double.NaN, Double.NaN, "waiting");

    TaskProgress withNote(String other) {
        return new TaskProgress(done, rate, secondsLeft, other);
    }
}
