package org.limbeck.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.limbeck.base.UserError;

/**
 * A data set as its files hold it: what every reader has to deliver.
 *
 * @param classNames by label; empty when the format has none
 */
record RawDataset(Examples train, Examples test, List<String> classNames) {
    /** @throws UserError when the two splits do not belong together, one is empty, or two classes have one name */
    RawDataset {
        requireSome(train, "training");
        requireSome(test, "test");
        if (!Arrays.equals(train.shape(), test.shape())) {
            throw new UserError(
                    "training examples are " + sides(train) + " and test examples " + sides(test),
                    "dataset",
                    "Use files of one data set");
        }
        Set<String> seen = new HashSet<>();
        for (String name : classNames) {
            if (!seen.add(name)) {
                throw new UserError(
                        "two classes have the name \"" + name + "\"", "dataset", "Give each class a name of its own");
            }
        }
    }

    private static void requireSome(Examples examples, String split) {
        if (examples.count() == 0) {
            throw new UserError("there are no " + split + " examples", "dataset", "Check the files of the data set");
        }
    }

    /** For people, e.g. {@code 3x32x32}. */
    private static String sides(Examples examples) {
        return IntStream.of(examples.shape()).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    RawDataset named(List<String> names) {
        return new RawDataset(train, test, names);
    }
}
