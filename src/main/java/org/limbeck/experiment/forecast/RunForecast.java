package org.limbeck.experiment.forecast;

/**
 * What an experiment will take, counted before it starts; shown beside the button that starts it. The times are of the
 * right order, not exact: they rest on counted operations and on how fast this kind of machine does them.
 *
 * @param runs students that are trained to their end
 * @param teacherSeconds to train the teacher; 0 where it is stored already
 * @param gridSeconds to compare learning rates
 * @param studentSeconds to train and evaluate the students
 * @param probeSeconds for kernels, factorisations and similarities
 * @param bytes of memory at its fullest: data, one network in training, one kernel with its factor
 * @param kernelBytes of these for the kernel
 * @param measured whether the students' speed was measured in earlier runs of this workspace
 */
public record RunForecast(
        int runs,
        double teacherSeconds,
        double gridSeconds,
        double studentSeconds,
        double probeSeconds,
        long bytes,
        long kernelBytes,
        boolean measured) {
    /** All of it, one after the other. */
    public double seconds() {
        return teacherSeconds + gridSeconds + studentSeconds + probeSeconds;
    }
}
