package org.limbeck.experiment.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserPath;
import org.limbeck.data.DatasetSpec;

/**
 * The {@code teacher.yaml} of a teacher that was trained elsewhere: the data set as in a specification, and for each
 * checkpoint its logits in files beside it. Relative paths start at its folder.
 *
 * @param name for people
 * @param dataset whose training and test examples the logits belong to, in its order
 * @param values what the files hold; null when the file does not say, and then what looks like probabilities is refused
 * @param rows {@link Rows#CHECKED} when a person vouches for their order; else null, and the labels are asked
 * @param checkpoints in training order
 */
public record TeacherFile(
        String name, DatasetSpec dataset, @Nullable Values values, @Nullable Rows rows, List<Entry> checkpoints) {
    /** What the numbers of the files are. */
    public enum Values {
        @JsonProperty("logits")
        LOGITS,
        @JsonProperty("probabilities")
        PROBABILITIES
    }

    /** Who has looked at the order of the rows. */
    enum Rows {
        @JsonProperty("checked")
        CHECKED
    }

    /** With its data in a folder, where a relative path of theirs starts. */
    public TeacherFile beside(Path folder) {
        if (dataset.path() == null) return this;
        Path data = folder.toAbsolutePath().resolve(UserPath.of(dataset.path(), "dataset.path"));
        return new TeacherFile(name, dataset.at(data.normalize().toString()), values, rows, checkpoints);
    }

    /**
     * @param step training step, ascending
     * @param epoch the same in epochs; 0 when unknown
     * @param train {@code .npy} of {@code n x d} logits on the training set
     * @param test likewise on the test set
     * @param heldOut likewise on the examples that the data set sets aside; null where it sets none aside
     * @param network folder in the exchange format, or null when only the logits are known
     */
    public record Entry(
            long step, double epoch, String train, String test, @Nullable String heldOut, @Nullable String network) {}

    public static List<SpecProblem> problems(TeacherFile file) {
        List<SpecProblem> problems = new ArrayList<>(SpecCheck.datasetValues(file.dataset()));
        SpecCheck.nameProblem(file.name()).ifPresent(problems::add);
        if (file.checkpoints() == null || file.checkpoints().isEmpty()) {
            problems.add(new SpecProblem("checkpoints", "expected at least one checkpoint"));
            return problems;
        }
        long before = -1;
        for (int i = 0; i < file.checkpoints().size(); i++) {
            Entry entry = file.checkpoints().get(i);
            String field = "checkpoints[" + i + "]";
            if (entry.step() <= before) {
                problems.add(
                        new SpecProblem(field + ".step", "expected more than " + before + ", found " + entry.step()));
            }
            if (entry.train() == null)
                problems.add(new SpecProblem(field + ".train", "expected the name of a .npy file"));
            if (entry.test() == null)
                problems.add(new SpecProblem(field + ".test", "expected the name of a .npy file"));
            problems.addAll(heldOut(field, file.dataset(), entry));
            before = entry.step();
        }
        if (before == 0)
            problems.add(new SpecProblem("checkpoints", "expected a step above 0 for the last checkpoint"));
        return problems;
    }

    private static List<SpecProblem> heldOut(String field, DatasetSpec dataset, Entry entry) {
        boolean aside = dataset != null && dataset.heldOut() > 0;
        if (aside == (entry.heldOut() != null)) return List.of();
        String problem = aside
                ? "expected the name of a .npy file of logits on the " + dataset.heldOut()
                        + " examples that dataset.heldOut sets aside"
                : "expected nothing, since dataset.heldOut sets no examples aside";
        return List.of(new SpecProblem(field + ".heldOut", problem));
    }
}
