package org.limbeck.base;

/** A piece of background work with a result; {@link JobRunner} runs it. */
@FunctionalInterface
public interface Job<T> {
    /**
     * @param control progress, pause and cancellation
     * @throws Exception any failure; {@link CancelledException} when stopped
     */
    T run(JobControl control) throws Exception;
}
