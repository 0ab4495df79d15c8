package org.limbeck.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A page of help that is written in Markdown and lies in {@code docs/}; the build puts it beside the classes. */
public enum HelpPage {
    GUIDE("User guide", "user-guide.md"),
    GLOSSARY("Glossary", "glossary.md");

    private final String title;
    private final String file;

    HelpPage(String title, String file) {
        this.title = title;
        this.file = file;
    }

    public String title() {
        return title;
    }

    /** Its Markdown, or where it can be read instead. */
    String text() throws IOException {
        try (InputStream page = HelpPage.class.getResourceAsStream("/org/limbeck/help/" + file)) {
            return page == null
                    ? "# " + title + "\n\nThis build does not contain it. It is the file `docs/" + file
                            + "` of the source."
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
