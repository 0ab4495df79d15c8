package org.limbeck.data.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.data.page.StoredExamples.Item;

class StoredExamplesTest {
    private static Examples images(int channels, float[] values, int... labels) {
        return new Examples(new int[] {channels, 1, 2}, values, labels);
    }

    private static Dataset data(Examples train) {
        Examples none = new Examples(train.shape(), new float[0], new int[0]);
        return new Dataset("made", List.of("a", "b"), train, none, none);
    }

    @Test
    void classesComeInTurnAndAFilterLeavesOne() {
        StoredExamples examples = StoredExamples.of(data(images(1, new float[10], 0, 0, 0, 1, 1)));
        assertThat(examples.items(null, -1)).extracting(Item::index).containsExactly(0, 3, 1, 4, 2);
        assertThat(examples.items(Split.TRAINING, 1)).extracting(Item::index).containsExactly(3, 4);
        assertThat(examples.items(Split.TEST, -1)).isEmpty();
    }

    @Test
    void greyAndColouredPixelsKeepTheirEightBits() {
        StoredExamples grey = StoredExamples.of(data(images(1, new float[] {0, 200 / 255f}, 0)));
        assertThat(grey.argb(new Item(Split.TRAINING, 0, 0))).containsExactly(0xff000000, 0xffc8c8c8);
        float[] channels = {1, 0, 2 / 255f, 3 / 255f, 0.5f, 1};
        StoredExamples colour = StoredExamples.of(data(images(3, channels, 0)));
        assertThat(colour.argb(new Item(Split.TRAINING, 0, 0))).containsExactly(0xffff0280, 0xff0003ff);
    }

    @Test
    void ofMoreThanFitsTheFirstOnesAreKept() {
        StoredExamples examples = StoredExamples.of(data(images(1, new float[10], 0, 1, 0, 1, 0)), 6);
        assertThat(examples.isWhole()).isFalse();
        assertThat(examples.items(null, -1)).hasSize(3);
        assertThat(StoredExamples.of(data(images(1, new float[10], 0, 1, 0, 1, 0)))
                        .isWhole())
                .isTrue();
    }
}
