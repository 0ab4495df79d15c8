package org.limbeck.data;

import java.util.List;

/** A data set as its files hold it. @param classNames by label; empty when the format has none */
record RawDataset(Examples train, Examples test, List<String> classNames) {
    RawDataset named(List<String> names) {
        return new RawDataset(train, test, names);
    }
}
