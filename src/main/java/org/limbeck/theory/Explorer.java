package org.limbeck.theory;

import org.jspecify.annotations.Nullable;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.SymmetricEigen;

/**
 * A factored kernel with everything needed to answer "what if the teacher were checkpoint {@code s} at temperature
 * {@code tau}" at the speed of a slider ({@code docs/theory.md}, sections 2, 3 and 6). One triangular solve an answer,
 * {@code m^2} operations a column: milliseconds for a stored side {@code m} of a thousand. Answers may be asked for from
 * any thread, one at a time each. Closes the factor with itself.
 */
public final class Explorer implements AutoCloseable {
    private final FactoredKernel kernel;
    private final float[][] teacher;
    private final float[] student;
    private @Nullable SymmetricEigen eigen;

    /**
     * @param kernel of the student; taken over
     * @param teacher logits of each checkpoint, {@code n x d}
     * @param student logits {@code n x d}
     * @throws UserError when logits do not fit the kernel
     */
    public Explorer(FactoredKernel kernel, float[][] teacher, float[] student) {
        int size = kernel.kernel().n() * kernel.kernel().d();
        for (int s = 0; s < teacher.length; s++) requireSize(teacher[s], size, "teacher checkpoint " + s);
        requireSize(student, size, "student");
        this.kernel = kernel;
        this.teacher = teacher.clone();
        this.student = student;
    }

    private static void requireSize(float[] logits, int size, String where) {
        if (logits.length == size) return;
        throw new UserError(
                "has " + logits.length + " logits where the kernel asks for " + size,
                where,
                "Give logits on the examples of the kernel");
    }

    /** Teacher checkpoints to choose from. */
    public int checkpoints() {
        return teacher.length;
    }

    /**
     * What a slider is set to.
     *
     * @param checkpoint of the teacher, from 0
     * @param temperature above 0
     * @param encoding of targets and outputs
     * @param marginScale {@code g}, above 0
     * @param delta of the bound, in (0, 1)
     */
    public record Question(int checkpoint, double temperature, Encoding encoding, double marginScale, double delta) {}

    /**
     * @param complexity of the teacher's predictions
     * @param bound margin loss, complexity term and confidence term; a diagnostic wherever a slider was moved to the
     *     best value
     * @param marginQuantiles 5, 25, 50, 75 and 95 % of the student's margin
     */
    public record Answer(Complexity complexity, Bound bound, double[] marginQuantiles) {}

    /** @throws UserError for a checkpoint there is not, or a temperature, scale or delta out of range */
    public Answer answer(Question question) {
        int n = kernel.kernel().n();
        int d = kernel.kernel().d();
        double[] targets = targets(question);
        double[] outputs = Targets.outputs(student, n, d, question.encoding, question.temperature);
        double[] margins = Margins.of(outputs, targets, n, d);
        Complexity complexity = kernel.complexity(targets);
        Bound bound = Bound.of(
                complexity.supervisionComplexity(),
                kernel.kernel().trace(),
                margins,
                d,
                question.marginScale,
                question.delta);
        return new Answer(complexity, bound, Margins.quantiles(margins, 0.05, 0.25, 0.5, 0.75, 0.95));
    }

    /**
     * How the same targets lie along the spectrum; the first call decomposes the kernel, {@code O(m^3)}, later ones
     * take {@code O(m^2)} a column. Not for the thread that draws.
     *
     * @param control asked while the kernel is decomposed whether to go on
     */
    public AlignmentCurve alignment(Question question, JobControl control) {
        return AlignmentCurve.of(eigen(control), targets(question));
    }

    private synchronized SymmetricEigen eigen(JobControl control) {
        if (eigen == null) eigen = kernel.eigen(control);
        return eigen;
    }

    private double[] targets(Question question) {
        if (question.checkpoint < 0 || question.checkpoint >= teacher.length) {
            throw new UserError(
                    "there is no checkpoint " + question.checkpoint,
                    "teacher",
                    "Choose one from 0 to " + (teacher.length - 1));
        }
        return Targets.encode(
                teacher[question.checkpoint],
                kernel.kernel().n(),
                kernel.kernel().d(),
                question.encoding,
                question.temperature);
    }

    @Override
    public void close() {
        kernel.close();
    }
}
