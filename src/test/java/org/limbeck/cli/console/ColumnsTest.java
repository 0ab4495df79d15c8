package org.limbeck.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void everyColumnBeginsOrEndsAtOnePlaceWhateverItsCellsHold() {
        String text = Columns.text(List.of(
                List.of("id", "experiment", "seed", "last test accuracy"),
                List.of("r-1", "a name longer than any column should have to be", "1", "9.50 %"),
                List.of("r-1000", "τ \uD835\uDF0F", "-12", ""),
                List.of("r-2", "x", "100000", "70.00 %")));
        assertThat(text.lines())
                .containsExactly(
                        "id      experiment                                         seed  last test accuracy",
                        "r-1     a name longer than any column should have to be       1              9.50 %",
                        "r-1000  τ \uD835\uDF0F                                                 -12",
                        "r-2     x                                                100000             70.00 %");
    }
}
