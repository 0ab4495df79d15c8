package org.limbeck.network.dl4j;

import java.util.function.LongToDoubleFunction;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate as DL4J's updaters ask for it, with their own iteration count. Compared by identity on purpose: DL4J
 * updates layers whose settings are equal as one block, which would change the order of numbers in states stored before.
 */
final class RateByStep implements ISchedule {
    private static final long serialVersionUID = 1L;

    private final transient LongToDoubleFunction rate;

    RateByStep(LongToDoubleFunction rate) {
        this.rate = rate;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate.applyAsDouble(iteration);
    }

    @Override
    public ISchedule clone() {
        return new RateByStep(rate);
    }
}
