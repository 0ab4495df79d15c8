package org.limbeck.data.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.page.StoredExamples.Item;

class DatasetPageTest {
    private static final DatasetCatalog CATALOG = new DatasetCatalog();

    private static DatasetPage page(DatasetSpec spec) {
        return DatasetPage.of(spec, CATALOG::load);
    }

    private static DatasetSpec glyphs(int train, List<String> positive) {
        return new DatasetSpec("glyphs-grey", null, train, 100, 0.1, positive, List.of(), true, 0, false, 0, 3);
    }

    @Test
    void countsAreThoseOfTheExperimentsOwnSplits() {
        DatasetSpec spec = glyphs(400, List.of("0", "1", "2"));
        Dataset trainedOn = CATALOG.load(spec);
        ClassBalance balance = page(spec).balance();
        for (Split split : Split.values()) {
            int[] labels = split.of(trainedOn).labels();
            assertThat(balance.total(split)).isEqualTo(labels.length);
            for (int label = 0; label < 2; label++) {
                int expected = label;
                assertThat(balance.count(split, label)).isEqualTo((int) java.util.Arrays.stream(labels)
                        .filter(each -> each == expected)
                        .count());
            }
        }
        assertThat(balance.splits()).containsExactly(Split.TRAINING, Split.VALIDATION, Split.TEST);
        assertThat(balance.most()).isEqualTo(180);
    }

    @Test
    void valuesAreThoseOfTheFilesAndTheScaleIsThatOfTraining() {
        DatasetSpec spec = glyphs(400, List.of());
        DatasetPage page = page(spec);
        assertThat(page.bytes()).isTrue();
        assertThat(page.minimum()).isZero();
        assertThat(page.maximum()).isLessThanOrEqualTo(1);
        float standardised = CATALOG.load(spec).train().inputs()[400];
        int pixel = page.examples().argb(new Item(Split.TRAINING, 0, 0))[400] & 0xff;
        assertThat(standardised)
                .isCloseTo(
                        (pixel / 255f - page.scale().mean()[0]) / page.scale().deviation()[0], within(1e-4f));
        assertThat(page(spec.asStored()).scale()).as("nothing is standardised").isNull();
    }

    @Test
    void pointsAreNoPixelsAndLieWithinTheirBounds() {
        DatasetPage page = page(DatasetSpec.of("moons"));
        assertThat(page.examples().isOfImages()).isFalse();
        assertThat(page.bytes()).isFalse();
        assertThat(page.isGenerated()).isTrue();
        double[] bounds = page.examples().bounds();
        for (Item item : page.examples().items(null, -1)) {
            double[] point = page.examples().point(item);
            assertThat(point[0]).isBetween(bounds[0], bounds[2]);
            assertThat(point[1]).isBetween(bounds[1], bounds[3]);
        }
    }

    @Test
    void filesThatAreGoneAreToldAsSuch(@TempDir Path folder) {
        String gone = folder.resolve("gone").toString();
        DatasetSpec spec = new DatasetSpec("idx", gone, 0, 0, 0.1, List.of(), List.of(), true, 0, false, 0, 0);
        assertThatThrownBy(() -> page(spec))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining(gone);
    }
}
