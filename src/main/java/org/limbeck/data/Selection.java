package org.limbeck.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.limbeck.base.UserError;
import org.limbeck.data.random.EpochOrder;
import org.limbeck.data.random.Seeds;

/** Which examples of a data set take part, and as what: regrouping, class-balanced subsets, the validation split. */
final class Selection {
    private final int[] newLabels;
    private final List<String> classNames;
    private final boolean regrouped;
    private final long seed;

    /** @throws UserError for an unknown class or one on both sides */
    Selection(List<String> names, DatasetSpec spec) {
        this.seed = spec.seed();
        this.regrouped = !spec.positive().isEmpty() || !spec.negative().isEmpty();
        if (!regrouped) {
            newLabels = IntStream.range(0, names.size()).toArray();
            classNames = names;
            return;
        }
        newLabels = new int[names.size()];
        Arrays.fill(newLabels, spec.negative().isEmpty() ? 0 : -1);
        for (String side : spec.negative()) newLabels[index(names, side, "dataset.negative")] = 0;
        for (String side : spec.positive()) {
            int label = index(names, side, "dataset.positive");
            if (!spec.negative().isEmpty() && newLabels[label] == 0) {
                throw new UserError("class " + side + " is on both sides", "dataset.positive", "Name it on one side");
            }
            newLabels[label] = 1;
        }
        if (spec.positive().isEmpty()) {
            throw new UserError("no class is positive", "dataset.positive", "Name the classes of the positive side");
        }
        classNames = List.of(side(spec.negative(), "others"), side(spec.positive(), "others"));
    }

    private static String side(List<String> names, String fallback) {
        return names.isEmpty() ? fallback : String.join("+", names);
    }

    private static int index(List<String> names, String name, String field) {
        int index = names.indexOf(name);
        if (index >= 0) return index;
        if (name.matches("\\d{1,6}") && Integer.parseInt(name) < names.size()) return Integer.parseInt(name);
        throw new UserError("there is no class \"" + name + "\"", field, "Use one of " + String.join(", ", names));
    }

    List<String> classNames() {
        return classNames;
    }

    /**
     * Chooses examples that take part in nothing else, equally many of each class.
     *
     * @return ascending indices
     */
    int[] setAside(Examples all, int count) {
        if (count == 0) return new int[0];
        List<List<Integer>> byClass = byClass(all, new int[0], 4);
        int kept = byClass.stream().mapToInt(List::size).sum();
        if (count < 0 || count >= kept) {
            throw new UserError(
                    "asks for " + count + " examples where there are " + kept,
                    "dataset.heldOut",
                    "Set fewer aside, so that some are left to train on");
        }
        return balanced(byClass, count);
    }

    /** Some of the examples, with the labels of this task. */
    Examples of(Examples all, int[] indices) {
        return take(all, indices, true);
    }

    /** In random order, left-out classes and the excluded dropped. */
    private List<List<Integer>> byClass(Examples all, int[] excluded, long salt) {
        boolean[] out = new boolean[all.count()];
        for (int i : excluded) out[i] = true;
        List<List<Integer>> byClass = new ArrayList<>();
        for (int c = 0; c < classNames.size(); c++) byClass.add(new ArrayList<>());
        for (int i : EpochOrder.permutation(all.count(), new SplittableRandom(Seeds.mix(seed, salt)))) {
            int label = newLabels[requireKnown(all.labels()[i])];
            if (label >= 0 && !out[i]) byClass.get(label).add(i);
        }
        requireBothSides(byClass);
        return byClass;
    }

    /**
     * Drops left-out classes, renames labels, and draws {@code count} examples, equally many of each class; 0 for all.
     *
     * @param excluded indices that are not to be drawn
     */
    Examples draw(Examples all, int[] excluded, int count, String field, long salt) {
        List<List<Integer>> byClass = byClass(all, excluded, salt);
        int kept = byClass.stream().mapToInt(List::size).sum();
        if (count < 0 || count > kept) {
            throw new UserError(
                    "asks for " + count + " examples where there are " + kept, field, "Give 0 for all, or fewer");
        }
        int[] chosen = count == 0 || count == kept
                ? byClass.stream()
                        .flatMap(List::stream)
                        .mapToInt(i -> i)
                        .sorted()
                        .toArray()
                : balanced(byClass, count);
        return take(all, chosen, true);
    }

    /** Only a two-class task can have no example of a class that was asked for; a format may skip labels. */
    private void requireBothSides(List<List<Integer>> byClass) {
        if (!regrouped) return;
        for (int side = 0; side < byClass.size(); side++) {
            if (!byClass.get(side).isEmpty()) continue;
            throw new UserError(
                    "no example is left for the side \"" + classNames.get(side) + "\"",
                    side == 0 ? "dataset.negative" : "dataset.positive",
                    "Leave a class for each side");
        }
    }

    private int requireKnown(int label) {
        if (label < newLabels.length) return label;
        throw new UserError(
                "label " + label + " is out of range: there are " + newLabels.length + " classes",
                "dataset",
                "Check that image and label files belong together");
    }

    /** Takes from the classes in turn until there are enough, so that counts differ by at most one where they can. */
    private static int[] balanced(List<List<Integer>> byClass, int count) {
        int[] chosen = new int[count];
        int at = 0;
        for (int round = 0; at < count; round++) {
            for (List<Integer> members : byClass) {
                if (round < members.size() && at < count) chosen[at++] = members.get(round);
            }
        }
        Arrays.sort(chosen);
        return chosen;
    }

    /**
     * @param fraction held out, in [0, 0.5]
     * @param classes of which examples there were before the draw
     * @return training part, validation part, each with the class balance of the pool
     * @throws UserError when a part would lack a class: no learning rate can be chosen on nothing
     */
    Examples[] split(Examples pool, double fraction, BitSet classes) {
        if (!(fraction >= 0 && fraction <= 0.5)) {
            throw new UserError(
                    fraction + " is not between 0 and 0.5", "dataset.validationFraction", "Give a share such as 0.1");
        }
        List<List<Integer>> byClass = new ArrayList<>();
        for (int c = 0; c < classNames.size(); c++) byClass.add(new ArrayList<>());
        for (int i : EpochOrder.permutation(pool.count(), new SplittableRandom(Seeds.mix(seed, 3)))) {
            byClass.get(pool.labels()[i]).add(i);
        }
        if (fraction > 0) requireParts(byClass, fraction, classes);
        int[] validation = byClass.stream()
                .flatMap(members -> members.subList(0, heldOut(members.size(), fraction)).stream())
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        boolean[] out = new boolean[pool.count()];
        for (int i : validation) out[i] = true;
        int[] train = IntStream.range(0, pool.count()).filter(i -> !out[i]).toArray();
        return new Examples[] {take(pool, train, false), take(pool, validation, false)};
    }

    private static int heldOut(int members, double fraction) {
        return (int) Math.round(fraction * members);
    }

    private void requireParts(List<List<Integer>> byClass, double fraction, BitSet classes) {
        int smallest = classes.stream()
                .boxed()
                .min(Comparator.comparingInt(label -> byClass.get(label).size()))
                .orElseThrow();
        int members = byClass.get(smallest).size();
        int held = heldOut(members, fraction);
        if (held > 0 && held < members) return;
        String least =
                members < 2 ? "" : String.format(Locale.ROOT, "at least %.3f, or ", Math.ceil(500.0 / members) / 1000);
        throw new UserError(
                "of class " + classNames.get(smallest) + ", which has " + members + " training "
                        + (members == 1 ? "example" : "examples") + ", a fraction of " + fraction + " holds out " + held
                        + " and leaves " + (members - held),
                "dataset.validationFraction",
                "Give " + least + "0 for no validation split, or take more training examples");
    }

    /** Classes, as the task groups them, of which there is an example. */
    BitSet present(Examples all) {
        BitSet present = new BitSet();
        for (int label : all.labels()) {
            if (newLabels[requireKnown(label)] >= 0) present.set(newLabels[label]);
        }
        return present;
    }

    private Examples take(Examples from, int[] indices, boolean rename) {
        int size = from.exampleSize();
        float[] inputs = new float[Math.multiplyExact(indices.length, size)];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(from.inputs(), indices[i] * size, inputs, i * size, size);
            int label = from.labels()[indices[i]];
            labels[i] = rename ? newLabels[label] : label;
        }
        return new Examples(from.shape(), inputs, labels);
    }
}
