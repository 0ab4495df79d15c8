package org.limbeck.experiment.results;

import java.util.Locale;
import org.limbeck.data.DatasetSpec;

/** What people call the data of an experiment, short enough for a table's cell. */
public final class DatasetLabel {
    private DatasetLabel() {}

    /** E.g. {@code fashion-mnist (10,000 examples)}: files of no fixed content are called by their folder. */
    public static String of(DatasetSpec spec) {
        String name = spec.source().equals("idx") && spec.path() != null ? folder(spec.path()) : spec.source();
        String classes = spec.positive().isEmpty() ? "" : ", two classes";
        String count = spec.trainCount() == 0 ? "" : String.format(Locale.ROOT, " (%,d examples)", spec.trainCount());
        return name + classes + count;
    }

    private static String folder(String path) {
        String[] parts = path.replace('\\', '/').split("/", 0);
        return parts.length == 0 ? path : parts[parts.length - 1];
    }
}
