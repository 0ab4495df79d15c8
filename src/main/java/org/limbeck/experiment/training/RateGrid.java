package org.limbeck.experiment.training;

import java.util.List;

/** Whether the learning rate that was chosen lies at the edge of its grid, where a rate outside may do better. */
public final class RateGrid {
    private RateGrid() {}

    /**
     * @param rates that were tried
     * @param chosen the best of them
     * @return {@code lowest}, {@code highest}, or an empty text inside the grid and where nothing was compared
     */
    public static String edge(List<Double> rates, double chosen) {
        if (rates.size() < 2 || !rates.contains(chosen)) return "";
        if (rates.stream().allMatch(rate -> rate >= chosen)) return "lowest";
        return rates.stream().allMatch(rate -> rate <= chosen) ? "highest" : "";
    }

    /** The same as a sentence's part for people; empty where {@link #edge} is. */
    public static String note(List<Double> rates, double chosen) {
        String edge = edge(rates, chosen);
        if (edge.isEmpty()) return "";
        return "learning rate " + chosen + " is the " + edge + " of its grid; a "
                + (edge.equals("lowest") ? "lower" : "higher") + " one may do better";
    }
}
