package org.limbeck.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code datasets inspect} tells of a data set.
 *
 * @param trainByClass examples of each class
 * @param minimum smallest input value @param maximum largest
 * @param warnings for people; empty when nothing is odd
 */
public record DatasetInspection(
        String name,
        List<Integer> shape,
        List<String> classNames,
        int train,
        int validation,
        int test,
        List<Integer> trainByClass,
        List<Integer> testByClass,
        double minimum,
        double maximum,
        List<String> warnings) {
    public static DatasetInspection of(Dataset data) {
        List<Integer> trainByClass = byClass(data.train(), data.classes());
        List<Integer> testByClass = byClass(data.test(), data.classes());
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (float value : data.train().inputs()) {
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        return new DatasetInspection(
                data.name(),
                java.util.Arrays.stream(data.train().shape()).boxed().toList(),
                data.classNames(),
                data.train().count(),
                data.validation().count(),
                data.test().count(),
                trainByClass,
                testByClass,
                minimum,
                maximum,
                warnings(data, trainByClass, testByClass));
    }

    private static List<Integer> byClass(Examples examples, int classes) {
        int[] counts = new int[classes];
        for (int label : examples.labels()) counts[label]++;
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private static List<String> warnings(Dataset data, List<Integer> train, List<Integer> test) {
        List<String> warnings = new ArrayList<>();
        for (int c = 0; c < data.classes(); c++) {
            if (train.get(c) == 0) warnings.add("class " + data.classNames().get(c) + " has no training example");
            if (test.get(c) == 0) warnings.add("class " + data.classNames().get(c) + " has no test example");
        }
        int most = train.stream().mapToInt(i -> i).max().orElse(0);
        int least = train.stream().mapToInt(i -> i).min().orElse(0);
        if (least > 0 && most > 3 * least) {
            warnings.add("classes are unbalanced: from " + least + " to " + most + " training examples");
        }
        return warnings;
    }
}
