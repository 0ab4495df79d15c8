package org.limbeck.ui.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.layout.VBox;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.Standardisation;
import org.limbeck.data.page.DatasetPage;
import org.limbeck.data.page.Split;
import org.limbeck.data.page.StoredFile;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Properties;

/** What a data set is in numbers: sizes, splits, standardisation, where it lies. */
final class FactsPane extends VBox {
    private static final int MOST_FILES = 12;

    FactsPane() {
        getStyleClass().add("dataset-facts");
    }

    void show(DatasetPage page) {
        getChildren().setAll(examples(page), splits(page), values(page), place(page));
    }

    private static Properties examples(DatasetPage page) {
        Properties list = new Properties("Examples");
        list.add("One example", shape(page.shape()));
        list.add("Values", range(page), "Of the training examples, before standardisation");
        list.add("Classes", Formats.count(page.balance().classes().size()));
        for (Split split : page.balance().splits()) {
            list.add(split.label(), Formats.count(page.balance().total(split)));
        }
        if (!page.examples().isWhole())
            list.add(
                    "Pictures",
                    "of the first ones",
                    "Of so large a data set only the first examples of each split can be looked at");
        return list;
    }

    private static String shape(List<Integer> shape) {
        if (shape.size() == 1) return shape.get(0) + (shape.get(0) == 1 ? " number" : " numbers");
        return shape.get(2) + " × " + shape.get(1) + " pixels, "
                + (shape.get(0) == 1 ? "grey" : shape.get(0) == 3 ? "colour" : shape.get(0) + " channels");
    }

    private static String range(DatasetPage page) {
        if (page.bytes())
            return "8-bit, " + Math.round(255 * page.minimum()) + " to " + Math.round(255 * page.maximum());
        return "from " + Formats.number(page.minimum()) + " to " + Formats.number(page.maximum());
    }

    private static Properties splits(DatasetPage page) {
        DatasetSpec spec = page.spec();
        Properties list = new Properties("Splits");
        list.add("Training set", subset(spec.trainCount()));
        list.add("Test set", subset(spec.testCount()));
        list.add(
                "Validation",
                spec.validationFraction() == 0
                        ? "none"
                        : Formats.percent(spec.validationFraction()) + " of the training set",
                "Held out of the training set to choose learning rates");
        list.add("Seed", Long.toString(spec.seed()), "Of subset and split, and of generated points");
        if (!spec.positive().isEmpty()) {
            String rest = spec.negative().isEmpty() ? "all others" : String.join(", ", spec.negative());
            list.add("Two classes", String.join(", ", spec.positive()) + " against " + rest);
        }
        return list;
    }

    private static String subset(int count) {
        return count == 0 ? "all examples" : Formats.count(count) + " drawn, balanced";
    }

    private static Properties values(DatasetPage page) {
        Properties list = new Properties("For training");
        Standardisation scale = page.scale();
        if (scale == null) list.add("Standardised", "no");
        else {
            String each = page.examples().isOfImages() ? "by channel" : "by coordinate";
            list.add(
                    "Standardised",
                    each,
                    "The mean of the training split is subtracted, its standard deviation divides");
            list.add("Mean", numbers(scale.mean()));
            list.add("Deviation", numbers(scale.deviation()));
        }
        if (page.spec().crop() > 0) list.add("Random crop", page.spec().crop() + " pixels");
        if (page.spec().flip()) list.add("Random flip", "yes");
        return list;
    }

    private static String numbers(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.3f", values[i]))
                .collect(Collectors.joining(", "));
    }

    private static Properties place(DatasetPage page) {
        Properties list = new Properties("Where it lies");
        DatasetSpec spec = page.spec();
        list.add("Source", spec.source());
        if (spec.path() != null) list.add("Folder", spec.path());
        else
            list.add(
                    "Origin",
                    page.isGenerated()
                            ? "generated from the seed, noise " + Formats.plain(spec.noise())
                            : "comes with the program");
        for (StoredFile file :
                page.files().subList(0, Math.min(MOST_FILES, page.files().size()))) {
            list.add(file.name(), Formats.kilobytes(file.bytes()));
        }
        int more = page.files().size() - MOST_FILES;
        if (more > 0) list.add("And", more + " more files");
        return list;
    }
}
