package org.limbeck.distill.schedule;

/**
 * A maximal run of training steps with one checkpoint, alpha and temperature, where that does not glide ({@code
 * docs/theory.md}, section 7).
 *
 * @param index from 0
 * @param firstStep steps done before its first update
 * @param endStep steps done after its last update; the next stage's {@code firstStep}
 * @param setting checkpoint, temperature and alpha of its first update
 * @param endTemperature of its last update
 */
public record Stage(int index, long firstStep, long endStep, StageSetting setting, double endTemperature) {
    /** Updates in it. */
    public long length() {
        return endStep - firstStep;
    }
}
