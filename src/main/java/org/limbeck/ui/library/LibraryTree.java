package org.limbeck.ui.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.library.LibraryFilter;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.ui.feed.SeenMarks;

/**
 * The library's rows as a tree of values, made anew from each look at the workspace.
 *
 * @param entry null at the root
 */
record LibraryTree(Entry entry, List<LibraryTree> children) {
    private static final String LOADING = "Loading …";

    /** @param loaded whether runs and teachers have been read; until then nothing is said to be missing */
    static LibraryTree of(
            List<RunSummary> runs,
            List<TeacherRecord> teachers,
            List<DatasetSpec> shipped,
            boolean loaded,
            SeenMarks marks,
            LibraryFilter filter) {
        List<RunSummary> listed = runs.stream()
                .filter(run -> filter.shows(run, marks.of(run.id()), marks.of(run.experimentId()), ""))
                .toList();
        String none = runs.isEmpty() ? "Nothing has run yet" : "None of " + runs.size() + " runs matches";
        return new LibraryTree(
                null,
                List.of(
                        runs(listed, loaded ? none : LOADING, marks),
                        teachers(teachers, loaded ? "The first run trains one" : LOADING),
                        dataSets(teachers, shipped)));
    }

    private static LibraryTree leaf(Entry entry) {
        return new LibraryTree(entry, List.of());
    }

    private static LibraryTree section(String title, int count, String whenEmpty, List<LibraryTree> children) {
        List<LibraryTree> rows = children.isEmpty() ? List.of(leaf(new Entry.Hint(title, whenEmpty))) : children;
        return new LibraryTree(new Entry.Section(title, count, whenEmpty), rows);
    }

    /** What is pinned first, then the newest experiment; the runs of one in the order in which they are trained. */
    private static LibraryTree runs(List<RunSummary> runs, String whenEmpty, SeenMarks marks) {
        Map<String, List<RunSummary>> byExperiment = new LinkedHashMap<>();
        for (RunSummary run : runs) {
            byExperiment
                    .computeIfAbsent(run.experimentId(), id -> new ArrayList<>())
                    .add(run);
        }
        List<LibraryTree> experiments = new ArrayList<>();
        byExperiment.forEach((id, members) -> experiments.add(0, experiment(id, members, marks)));
        experiments.sort(Comparator.comparing(
                row -> !((Entry.Experiment) row.entry()).mark().pinned()));
        return section("Runs", runs.size(), whenEmpty, experiments);
    }

    private static LibraryTree experiment(String id, List<RunSummary> runs, SeenMarks marks) {
        int finished = (int)
                runs.stream().filter(run -> run.status() == RunStatus.FINISHED).count();
        LibraryMark mark = marks.of(id);
        String name = mark.name().isEmpty() ? runs.get(0).experimentName() : mark.name();
        Entry.Experiment entry = new Entry.Experiment(id, name, runs.size(), finished, mark);
        boolean seeds = runs.stream().map(RunSummary::seed).distinct().count() > 1;
        return new LibraryTree(
                entry,
                runs.stream()
                        .map(run -> new Entry.Run(run, seeds, marks.of(run.id())))
                        .sorted(Comparator.comparing(run -> !run.mark().pinned()))
                        .map(LibraryTree::leaf)
                        .toList());
    }

    private static LibraryTree teachers(List<TeacherRecord> teachers, String whenEmpty) {
        List<LibraryTree> rows = new ArrayList<>();
        for (TeacherRecord teacher : teachers) {
            List<LibraryTree> checkpoints = new ArrayList<>();
            for (int i = 0; i < teacher.checkpoints().size(); i++) {
                checkpoints.add(leaf(new Entry.Checkpoint(teacher, i)));
            }
            rows.add(0, new LibraryTree(new Entry.Teacher(teacher), checkpoints));
        }
        return section("Teachers", rows.size(), whenEmpty, rows);
    }

    private static LibraryTree dataSets(List<TeacherRecord> teachers, List<DatasetSpec> shipped) {
        Set<DatasetSpec> all = new LinkedHashSet<>();
        teachers.forEach(teacher -> all.add(teacher.dataset()));
        for (DatasetSpec spec : shipped) {
            if (all.stream().noneMatch(known -> known.source().equals(spec.source()))) all.add(spec);
        }
        List<LibraryTree> rows =
                all.stream().map(spec -> leaf(new Entry.DataSet(spec))).toList();
        return section("Data sets", rows.size(), "No data sets", rows);
    }
}
