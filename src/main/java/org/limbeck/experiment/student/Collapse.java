package org.limbeck.experiment.student;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.experiment.draft.FieldText;
import org.limbeck.experiment.run.RunEvent;

/** Whether a trained network knows no more than chance, or far less than it could, and what to say about it. */
final class Collapse {
    /** Standard errors above the most frequent class's share that still count as chance. */
    private static final double ERRORS = 2;
    /** Relative spread of logits over examples below which all examples are answered alike. */
    private static final double ALIKE = 1e-5;

    /** Share of what was known above chance that makes a loss, or a gap to the teacher, worth a word. */
    private static final double FAR = 1 / 3.0;

    private static final String REMEDY = "; a smaller learning rate, a warm-up or clipping may help";

    private Collapse() {}

    /**
     * @param logits {@code n x d} on the test set
     * @param labels {@code n}
     * @param evaluation of them
     * @return for people; empty when the network knows something
     */
    static String note(float[] logits, int[] labels, int d, Evaluation evaluation) {
        int n = labels.length;
        if (n == 0) return "";
        double chance = largestShare(labels, Math.max(2, d));
        double error = Math.sqrt(chance * (1 - chance) / n);
        if (evaluation.accuracy() > chance + ERRORS * error) return "";
        String numbers = String.format(
                Locale.ROOT,
                "test accuracy %.1f %%, the most frequent class has %.1f %%; test loss %.3f, that of not knowing is"
                        + " %.3f",
                100 * evaluation.accuracy(),
                100 * chance,
                evaluation.negativeLogLikelihood(),
                Math.log(Math.max(2, d)));
        String what = answersAlike(logits, d)
                ? "the student collapsed: it answers every example alike, its units are dead ("
                : "the student ended at chance (";
        return what + numbers + ")" + REMEDY;
    }

    /**
     * What to say of a student that does know something but far less than it could: far below its own best, or near
     * chance where its teacher is not.
     *
     * @param evaluations in order, at least one after the start for anything to be said
     * @param labels of the test set
     * @param teacher test accuracy of the last checkpoint; NaN without teacher
     * @return for people; mostly empty
     */
    static String weakness(List<RunEvent.Evaluated> evaluations, int[] labels, int d, double teacher) {
        List<RunEvent.Evaluated> trained =
                evaluations.stream().filter(event -> event.step() > 0).toList();
        if (trained.isEmpty() || labels.length == 0) return "";
        double last = trained.get(trained.size() - 1).testAccuracy();
        RunEvent.Evaluated best = trained.stream()
                .max(Comparator.comparingDouble(RunEvent.Evaluated::testAccuracy))
                .orElseThrow();
        double chance = largestShare(labels, Math.max(2, d));
        double error = Math.sqrt(best.testAccuracy() * (1 - best.testAccuracy()) / labels.length);
        double lost = best.testAccuracy() - last;
        if (lost > ERRORS * error && lost > FAR * (best.testAccuracy() - chance)) {
            return String.format(
                    Locale.ROOT,
                    "the student fell far below its own best: test accuracy %.1f %% at the end, %.1f %% at epoch %s"
                            + REMEDY,
                    100 * last,
                    100 * best.testAccuracy(),
                    FieldText.write(JsonNodeFactory.instance.numberNode(best.epoch())));
        }
        if (!(last - chance < FAR * (teacher - chance))) return "";
        return String.format(
                Locale.ROOT,
                "the student ended near chance: test accuracy %.1f %%, the most frequent class has %.1f %%, its teacher"
                        + " %.1f %%" + REMEDY,
                100 * last,
                100 * chance,
                100 * teacher);
    }

    private static double largestShare(int[] labels, int classes) {
        int[] counts = new int[classes];
        int largest = 0;
        for (int label : labels) largest = Math.max(largest, ++counts[label]);
        return largest / (double) labels.length;
    }

    private static boolean answersAlike(float[] logits, int d) {
        for (int c = 0; c < d; c++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = c; i < logits.length; i += d) {
                least = Math.min(least, logits[i]);
                most = Math.max(most, logits[i]);
            }
            if (most - least > ALIKE * Math.max(1, Math.max(Math.abs(most), Math.abs(least)))) return false;
        }
        return true;
    }
}
