package org.limbeck.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.draft.SpecDraft;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecCheck;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.ui.feed.Inline;

class ExperimentModelTest {
    /** Checks values; nothing is planned while the data are wrong. */
    private static ExperimentModel model() {
        ExperimentService service = (ExperimentService) Proxy.newProxyInstance(
                ExperimentService.class.getClassLoader(),
                new Class<?>[] {ExperimentService.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("check")) throw new UnsupportedOperationException(method.getName());
                    return SpecCheck.values((ExperimentSpec) arguments[0], new BuiltInModels().names());
                });
        return new ExperimentModel(service, Inline.pump(), Inline.background(), Inline.background());
    }

    private static SpecDraft wideCrop() {
        return SpecDraft.of(Demo.spec(1)).with("dataset.crop", "77");
    }

    @Test
    void whatIsTypedIsCheckedAndWrittenAsYaml() {
        ExperimentModel model = model();
        model.take(wideCrop());
        assertThat(model.standing().problems()).containsOnlyKeys("dataset.crop");
        assertThat(model.standing().yaml()).contains("crop: 77");
        assertThat(model.isReady()).isFalse();
        assertThat(model.isFilled()).isTrue();
        model.set("training.epochs", "none");
        assertThat(model.standing().problems()).containsOnlyKeys("dataset.crop", "training.epochs");
    }

    @Test
    void aFolderWithoutDataIsNotTakenAndToldUntilTheFormerDataAreKept(@TempDir Path empty) {
        ExperimentModel model = model();
        model.take(wideCrop());
        model.useFolder(empty);
        assertThat(model.rejectedProperty().get()).contains(empty.toString());
        assertThat(model.standing().problems()).containsKey("dataset");
        assertThat(model.draft().text("dataset.source")).isEqualTo("glyphs-grey");
        model.keepData();
        assertThat(model.standing().problems()).containsOnlyKeys("dataset.crop");
    }
}
