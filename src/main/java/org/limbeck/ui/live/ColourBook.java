package org.limbeck.ui.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Which colour belongs to which method of which experiment. A colour is given once and written down, so that it stays
 * when other runs come, go or are deleted, and when the window is opened again.
 */
public final class ColourBook {
    private static final String BETWEEN = "\t";

    private final UnaryOperator<String> written;
    private final BiConsumer<String, String> write;
    private final Map<String, Map<String, Integer>> pages = new LinkedHashMap<>();

    /**
     * @param written the page of an experiment, empty when there is none
     * @param write keeps the page of an experiment
     */
    public ColourBook(UnaryOperator<String> written, BiConsumer<String, String> write) {
        this.written = written;
        this.write = write;
    }

    /** The colour of a method, an index into the palette; the next of its experiment when it has none yet. */
    int colour(String experimentId, String method) {
        Map<String, Integer> page = page(experimentId);
        Integer known = page.get(method);
        if (known != null) return known;
        int next = page.values().stream().mapToInt(index -> index + 1).max().orElse(0);
        give(experimentId, method, next);
        return next;
    }

    /** Gives a method another colour when its own is taken by something that it is shown with. */
    int colourBeside(String experimentId, String method, Set<Integer> taken) {
        int colour = colour(experimentId, method);
        if (!taken.contains(colour)) return colour;
        int free = 0;
        while (taken.contains(free) || page(experimentId).containsValue(free)) free++;
        give(experimentId, method, free);
        return free;
    }

    private void give(String experimentId, String method, int colour) {
        Map<String, Integer> page = page(experimentId);
        page.put(method, colour);
        StringJoiner text = new StringJoiner("\n");
        page.forEach((each, index) -> text.add(index + BETWEEN + each));
        write.accept(experimentId, text.toString());
    }

    private Map<String, Integer> page(String experimentId) {
        return pages.computeIfAbsent(experimentId, id -> read(written.apply(id)));
    }

    /** Lines that make no sense are passed over: at worst a colour is given anew. */
    private static Map<String, Integer> read(String text) {
        Map<String, Integer> page = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int end = line.indexOf(BETWEEN);
            if (end > 0 && line.substring(0, end).matches("\\d{1,4}")) {
                page.put(line.substring(end + 1), Integer.parseInt(line.substring(0, end)));
            }
        }
        return page;
    }
}
