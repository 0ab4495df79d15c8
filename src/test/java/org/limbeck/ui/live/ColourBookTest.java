package org.limbeck.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColourBookTest {
    private final Map<String, String> pages = new HashMap<>();

    private ColourBook book() {
        return new ColourBook(id -> pages.getOrDefault(id, ""), pages::put);
    }

    @Test
    void aColourStaysWhenTheBookIsOpenedAgainInWhateverOrderItIsAsked() {
        ColourBook first = book();
        assertThat(first.colour("e-1", "none")).isZero();
        assertThat(first.colour("e-1", "offline, τ 4")).isEqualTo(1);
        ColourBook second = book();
        assertThat(second.colour("e-1", "offline, τ 4")).isEqualTo(1);
        assertThat(second.colour("e-1", "online, τ 4")).isEqualTo(2);
        assertThat(second.colour("e-1", "none")).isZero();
    }

    @Test
    void whatIsShownTogetherIsToldApartAndStaysSo() {
        ColourBook book = book();
        book.colour("e-1", "none");
        assertThat(book.colour("e-2", "none")).isZero();
        assertThat(book.colourBeside("e-2", "none", Set.of(0))).isEqualTo(1);
        assertThat(book().colour("e-2", "none")).isEqualTo(1);
        assertThat(book().colour("e-1", "none")).isZero();
    }

    @Test
    void aPageThatMakesNoSenseIsWrittenAnew() {
        pages.put("e-1", "nonsense\nx\tnone\n3\tonline");
        assertThat(book().colour("e-1", "online")).isEqualTo(3);
        assertThat(book().colour("e-1", "none")).isEqualTo(4);
    }
}
