package org.limbeck.experiment.queue;

import org.limbeck.base.CancelledException;
import org.limbeck.base.UserError;
import org.limbeck.distill.training.DivergedException;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.training.AllRatesDiverged;

/**
 * How a task ended that did not reach its end.
 *
 * @param status cancelled, interrupted, diverged or failed
 * @param reason for people
 */
record TaskOutcome(RunStatus status, String reason) {
    /**
     * @param fault what ended it
     * @param closing whether the program is being closed
     */
    static TaskOutcome of(Throwable fault, boolean closing) {
        if (fault instanceof CancelledException) {
            return closing
                    ? new TaskOutcome(
                            RunStatus.INTERRUPTED,
                            "the program was closed; resuming continues from the last checkpoint")
                    : new TaskOutcome(
                            RunStatus.CANCELLED, "stopped by the user; resuming continues from the last checkpoint");
        }
        if (fault instanceof DivergedException || fault instanceof AllRatesDiverged) {
            return new TaskOutcome(RunStatus.DIVERGED, fault.getMessage());
        }
        OutOfMemoryError memory = memoryFault(fault);
        if (memory != null) {
            return new TaskOutcome(
                    RunStatus.FAILED,
                    "out of memory (" + memory.getMessage()
                            + "); a smaller batch or probe set needs less, resuming continues from the last checkpoint");
        }
        return new TaskOutcome(RunStatus.FAILED, fault instanceof UserError ? fault.getMessage() : fault.toString());
    }

    /** Also one that another thread met, which arrives wrapped; null for any other fault. */
    private static OutOfMemoryError memoryFault(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError memory) return memory;
        }
        return null;
    }

    /** Whether it is a fault of the program or the machine, to be kept in the log. */
    boolean isFault() {
        return status == RunStatus.FAILED;
    }
}
