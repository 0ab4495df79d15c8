package org.limbeck.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.mark.LibraryMarks;

/** LibraryMarks that are kept nowhere. */
public final class MemoryMarks implements LibraryMarks {
    private record Step(String what, Map<String, LibraryMark> before, Map<String, LibraryMark> after) {}

    private final Map<String, LibraryMark> marks = new HashMap<>();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    @Override
    public synchronized Map<String, LibraryMark> all() {
        return Map.copyOf(marks);
    }

    @Override
    public synchronized void change(String what, Map<String, LibraryMark> now) {
        Map<String, LibraryMark> before = new HashMap<>();
        now.keySet().forEach(id -> before.put(id, marks.getOrDefault(id, LibraryMark.NONE)));
        done.push(new Step(what, before, Map.copyOf(now)));
        undone.clear();
        marks.putAll(now);
    }

    @Override
    public synchronized Optional<String> undo() {
        if (done.isEmpty()) return Optional.empty();
        Step step = done.pop();
        undone.push(step);
        marks.putAll(step.before());
        return Optional.of(step.what());
    }

    @Override
    public synchronized Optional<String> redo() {
        if (undone.isEmpty()) return Optional.empty();
        Step step = undone.pop();
        done.push(step);
        marks.putAll(step.after());
        return Optional.of(step.what());
    }

    @Override
    public synchronized Optional<String> undoable() {
        return Optional.ofNullable(done.peek()).map(Step::what);
    }

    @Override
    public synchronized Optional<String> redoable() {
        return Optional.ofNullable(undone.peek()).map(Step::what);
    }
}
