package org.limbeck.ui.data;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.page.DatasetPage;
import org.limbeck.data.page.Split;
import org.limbeck.data.page.StoredExamples.Item;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.widgets.Fault;

/** State of the page of a data set: which one it is, what has been read of it, and which examples are looked at. FX thread. */
public final class DataModel implements AutoCloseable {
    private final ExperimentService service;
    private final Background reading;
    private final Supplier<DatasetSpec> usual;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.ALL);
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * How far the page is.
     *
     * @param spec null while no data set was chosen
     * @param page null while it is read, and when it cannot be
     * @param fault why it cannot be read; null when it can
     */
    public record State(DatasetSpec spec, DatasetPage page, Fault fault) {
        static final State NOTHING = new State(null, null, null);

        public boolean isReading() {
            return spec != null && page == null && fault == null;
        }
    }

    /** @param split null for all @param label -1 for all classes */
    record Filter(Split split, int label) {
        static final Filter ALL = new Filter(null, -1);
    }

    /**
     * @param reading closed with the model
     * @param usual shown until one is chosen; null when there is none
     */
    public DataModel(ExperimentService service, Background reading, Supplier<DatasetSpec> usual) {
        this.service = service;
        this.reading = reading;
        this.usual = usual;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** The examples that the filter leaves. */
    ReadOnlyObjectProperty<List<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /** Shows a data set, unless it is shown already. */
    public void show(DatasetSpec spec) {
        if (!spec.equals(state.get().spec())) read(spec);
    }

    /** When nothing was chosen yet. */
    public void showUsual() {
        DatasetSpec spec = usual.get();
        if (state.get().spec() == null && spec != null) read(spec);
    }

    void readAgain() {
        read(state.get().spec());
    }

    private void read(DatasetSpec spec) {
        State now = new State(spec, null, null);
        items.set(List.of());
        state.set(now);
        reading.run(
                () -> service.planning().page(spec),
                page -> {
                    if (state.get() != now) return;
                    filter.set(Filter.ALL);
                    state.set(new State(spec, page, null));
                    sift();
                },
                failure -> {
                    if (state.get() == now) state.set(new State(spec, null, Fault.of(failure)));
                });
    }

    void choose(Split split) {
        filter.set(new Filter(split, filter.get().label()));
        sift();
    }

    /** @param label -1 for all classes */
    void choose(int label) {
        if (label == filter.get().label()) return;
        filter.set(new Filter(filter.get().split(), label));
        sift();
    }

    /** In the background: a large data set has tens of thousands. */
    private void sift() {
        DatasetPage page = state.get().page();
        Filter now = filter.get();
        if (page == null) return;
        reading.run(() -> page.examples().items(now.split(), now.label()), found -> {
            if (state.get().page() == page && filter.get().equals(now)) items.set(found);
        });
    }

    @Override
    public void close() {
        reading.close();
    }
}
