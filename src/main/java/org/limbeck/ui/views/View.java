package org.limbeck.ui.views;

import java.util.Arrays;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.ui.library.Entry;

/** A view of the window, in the order of their keys; a key without a view belongs to one that is still to come. */
public enum View {
    LIVE("Live", 1, Material2OutlinedMZ.SHOW_CHART, "The linked charts of the chosen runs", true),
    TEACHERS("Teachers", 5, Material2OutlinedMZ.SCHOOL, "Teachers and their checkpoints, one or side by side", false),
    DATA("Data", 6, Material2OutlinedAL.IMAGE, "The examples of a data set, its classes and splits", false);

    private final String title;
    private final int key;
    private final Ikon icon;
    private final String explanation;
    private final boolean showsRuns;

    View(String title, int key, Ikon icon, String explanation, boolean showsRuns) {
        this.title = title;
        this.key = key;
        this.icon = icon;
        this.explanation = explanation;
        this.showsRuns = showsRuns;
    }

    public String title() {
        return title;
    }

    Ikon icon() {
        return icon;
    }

    /** As {@link javafx.scene.input.KeyCombination#valueOf} reads it. */
    public String keys() {
        return "Shortcut+" + key;
    }

    /** Of its button. */
    String hint() {
        return explanation + " (Ctrl+" + key + ")";
    }

    /** Whether a chosen run can be seen in it. Others stand alone: what they show needs the room of inspector and tasks. */
    public boolean showsRuns() {
        return showsRuns;
    }

    /** Of that name; the first view where there is none of it (any more). */
    public static View named(String name) {
        return Arrays.stream(values())
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElse(LIVE);
    }

    /** Where a row of the library is shown. @param open stays where it can show the row */
    static View of(Entry entry, View open) {
        if (entry instanceof Entry.Teacher || entry instanceof Entry.Checkpoint) return TEACHERS;
        if (entry instanceof Entry.DataSet) return DATA;
        boolean runs = entry instanceof Entry.Run || entry instanceof Entry.Experiment;
        return runs && !open.showsRuns ? LIVE : open;
    }
}
