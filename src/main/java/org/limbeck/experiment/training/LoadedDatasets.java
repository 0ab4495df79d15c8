package org.limbeck.experiment.training;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetSpec;

/**
 * Keeps data sets in memory while it allows, so that the runs of an experiment share one. Equal specifications give the
 * same object until it is dropped.
 */
public final class LoadedDatasets implements Function<DatasetSpec, Dataset> {
    private final Function<DatasetSpec, Dataset> source;
    private final Map<DatasetSpec, SoftReference<Dataset>> loaded = new LinkedHashMap<>();

    /** @param source reads or generates */
    public LoadedDatasets(Function<DatasetSpec, Dataset> source) {
        this.source = source;
    }

    @Override
    public synchronized Dataset apply(DatasetSpec spec) {
        SoftReference<Dataset> known = loaded.get(spec);
        Dataset dataset = known == null ? null : known.get();
        if (dataset == null) {
            dataset = source.apply(spec);
            loaded.put(spec, new SoftReference<>(dataset));
        }
        return dataset;
    }
}
