package org.limbeck.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.page.Split;
import org.limbeck.experiment.forecast.Planning;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.ui.feed.Inline;

class DataModelTest {
    private static final DatasetSpec MOONS =
            new DatasetSpec("moons", null, 100, 60, 0.1, List.of(), List.of(), true, 0, false, 0.1, 0);

    private static DataModel model(DatasetSpec usual) {
        TrainingEnvironment environment =
                new TrainingEnvironment(new DatasetCatalog()::load, null, null, null, null, null, null);
        ExperimentService service = (ExperimentService) Proxy.newProxyInstance(
                ExperimentService.class.getClassLoader(),
                new Class<?>[] {ExperimentService.class},
                (proxy, method, arguments) -> new Planning(environment, null, null, null));
        return new DataModel(service, Inline.background(), () -> usual);
    }

    @Test
    void aFilterLeavesExamplesOfOneSplitAndClass() {
        DataModel model = model(null);
        model.show(MOONS);
        assertThat(model.itemsProperty().get()).hasSize(160);
        model.choose(Split.VALIDATION);
        assertThat(model.itemsProperty().get()).hasSize(10);
        model.choose(1);
        assertThat(model.itemsProperty().get())
                .hasSize(5)
                .allMatch(item -> item.label() == 1 && item.split() == Split.VALIDATION);
        model.choose(-1);
        model.choose((Split) null);
        assertThat(model.itemsProperty().get()).hasSize(160);
    }

    @Test
    void untilOneIsChosenTheUsualOneIsShown() {
        DataModel model = model(MOONS);
        model.showUsual();
        assertThat(model.stateProperty().get().spec()).isEqualTo(MOONS);
        model.show(DatasetSpec.of("circles"));
        model.showUsual();
        assertThat(model.stateProperty().get().spec().source()).isEqualTo("circles");
    }

    @Test
    void filesThatAreGoneAreToldAndCanBeReadAgain() {
        DataModel model = model(null);
        model.show(new DatasetSpec("idx", "gone", 0, 0, 0.1, List.of(), List.of(), true, 0, false, 0, 0));
        assertThat(model.stateProperty().get().fault().what()).isEqualTo("does not exist");
        assertThat(model.stateProperty().get().isReading()).isFalse();
        model.show(MOONS);
        assertThat(model.stateProperty().get().fault()).isNull();
    }
}
