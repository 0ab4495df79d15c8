package org.limbeck.data.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.limbeck.data.Dataset;

/**
 * How many examples of each class each split has.
 *
 * @param classes names by label
 * @param counts by split, then by label; every split is there
 */
public record ClassBalance(List<String> classes, Map<Split, List<Integer>> counts) {
    public ClassBalance {
        classes = List.copyOf(classes);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** {@code O(examples)}. */
    public static ClassBalance of(Dataset data) {
        Map<Split, List<Integer>> counts = new EnumMap<>(Split.class);
        for (Split split : Split.values())
            counts.put(split, count(split.of(data).labels(), data.classes()));
        return new ClassBalance(data.classNames(), counts);
    }

    private static List<Integer> count(int[] labels, int classes) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(classes, 0));
        for (int label : labels) counts.set(label, counts.get(label) + 1);
        return counts;
    }

    private List<Integer> of(Split split) {
        return counts.getOrDefault(split, List.of());
    }

    public int count(Split split, int label) {
        return of(split).get(label);
    }

    public int total(Split split) {
        return of(split).stream().mapToInt(Integer::intValue).sum();
    }

    /** Of the class with the most examples in any one split, at least 1: what bars are measured by. */
    public int most() {
        return counts.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).max().stream()
                .map(most -> Math.max(1, most))
                .findFirst()
                .orElse(1);
    }

    /** The splits that have examples. */
    public List<Split> splits() {
        return counts.keySet().stream().filter(split -> total(split) > 0).toList();
    }
}
