package org.limbeck.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs every oddity; with {@code LIMBECK_ODDITIES=write} in the environment it writes the page, else it compares. */
class OdditiesTest {
    @Test
    void everyOddityIsAnsweredAsThePageSays() throws Exception {
        List<String> sections = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Oddities area : Oddities.all()) {
            List<OddityPage.Row> rows = new ArrayList<>();
            for (Oddity oddity : area.cases()) rows.add(OddityPage.run(oddity));
            rows.stream()
                    .filter(row -> !row.good())
                    .map(row -> row.command() + " (" + row.code() + "): " + row.answer())
                    .forEach(wrong::add);
            sections.add(OddityPage.section(area.title(), rows));
        }
        assertThat(wrong).isEmpty();
        String page = OddityPage.page(sections);
        if ("write".equals(System.getenv("LIMBECK_ODDITIES"))) Files.writeString(OddityPage.FILE, page);
        assertThat(OddityPage.FILE).content().isEqualTo(page);
    }
}
