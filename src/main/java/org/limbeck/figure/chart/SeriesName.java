package org.limbeck.figure.chart;

/** A series' name for readers, kept apart from its namesakes. @param index its place in the panel */
record SeriesName(String name, int index) implements Comparable<SeriesName> {
    @Override
    public int compareTo(SeriesName other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return name;
    }
}
