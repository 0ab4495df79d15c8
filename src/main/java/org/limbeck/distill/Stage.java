package org.limbeck.distill;

/**
 * A maximal run of training steps with one setting ({@code docs/theory.md}, section 7).
 *
 * @param index from 0
 * @param firstStep steps done before its first update
 * @param endStep steps done after its last update; the next stage's {@code firstStep}
 * @param setting checkpoint, temperature and alpha
 */
public record Stage(int index, long firstStep, long endStep, StageSetting setting) {
    /** Updates in it. */
    public long length() {
        return endStep - firstStep;
    }
}
