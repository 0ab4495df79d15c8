package org.limbeck.cli.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Columns;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.experiment.library.LibraryFilter;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.results.ResultsDocument;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.spec.TeacherSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs}: what the workspace holds. */
@Command(name = "runs", description = "List and show runs, and keep them in order", synopsisSubcommandLabel = "COMMAND")
public final class RunsCommand extends RunsMarkCommand {
    private final Console console;
    private final Engine.Factory engines;

    public RunsCommand(Console console, Engine.Factory engines) {
        super(console, engines);
        this.console = console;
        this.engines = engines;
    }

    /** One run of {@code runs list}. */
    record Listed(
            String id,
            String experiment,
            String label,
            long seed,
            String status,
            String created,
            double lastTestAccuracy,
            String experimentId,
            String name,
            String note,
            Collection<String> tags,
            boolean pinned,
            boolean archived) {
        static Listed of(RunSummary run, LibraryMark mark, LibraryMark ofExperiment) {
            return new Listed(
                    run.id(),
                    ofExperiment.name().isEmpty() ? run.experimentName() : ofExperiment.name(),
                    run.label(),
                    run.seed(),
                    run.status().label(),
                    run.created().toString(),
                    run.lastTestAccuracy(),
                    run.experimentId(),
                    mark.name(),
                    mark.note(),
                    union(mark.tags(), ofExperiment.tags()),
                    mark.pinned() || ofExperiment.pinned(),
                    mark.archived() || ofExperiment.archived());
        }

        private static SortedSet<String> union(Collection<String> one, Collection<String> other) {
            SortedSet<String> all = new TreeSet<>(one);
            all.addAll(other);
            return all;
        }

        List<String> cells() {
            return List.of(
                    id,
                    experiment,
                    name.isEmpty() ? label : name,
                    Long.toString(seed),
                    status,
                    Double.isFinite(lastTestAccuracy) ? "%.2f %%".formatted(100 * lastTestAccuracy) : "",
                    join(pinned ? "pinned" : "", archived ? "archived" : "", String.join(" ", tags)));
        }
    }

    @Command(name = "list", description = "The runs of the workspace, pinned ones first")
    int list(
            @Option(names = "--search", paramLabel = "WORDS", description = "that stand in names, notes, methods, data")
                    String words,
            @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "that a run or its experiment has")
                    Set<String> tags,
            @Option(names = "--archived", description = "also those put out of sight") boolean archived,
            @Option(names = "--deleted", description = "those that 'runs undo' can bring back, and no others")
                    boolean deleted) {
        if (deleted && (words != null || tags != null || archived)) {
            throw new UserError("--deleted shows deleted runs only", "runs list", "leave the other options away");
        }
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            RunArchive archive = engine.experiments().runs();
            LibraryFilter filter = new LibraryFilter(
                    words == null ? "" : words, tags == null ? Set.of() : tags, archived || tags != null);
            List<RunSummary> runs = deleted ? archive.deleted() : archive.runs();
            List<Listed> listed = listed(archive, runs, deleted ? null : filter);
            console.result(listed, listed.isEmpty() ? nothing(runs, deleted) : table(listed));
            return 0;
        }
    }

    private static String nothing(List<RunSummary> runs, boolean deleted) {
        if (deleted) return "no deleted runs";
        return runs.isEmpty() ? "no runs yet" : "none of " + runs.size() + " runs matches";
    }

    /** @param filter null for all */
    private static List<Listed> listed(RunArchive archive, List<RunSummary> runs, @Nullable LibraryFilter filter) {
        Map<String, LibraryMark> marks = archive.marks().all();
        List<Listed> listed = new ArrayList<>();
        for (RunSummary run : runs) {
            LibraryMark mark = marks.getOrDefault(run.id(), LibraryMark.NONE);
            LibraryMark ofExperiment = marks.getOrDefault(run.experimentId(), LibraryMark.NONE);
            if (filter == null || filter.shows(run, mark, ofExperiment, more(archive.spec(run.id())))) {
                listed.add(Listed.of(run, mark, ofExperiment));
            }
        }
        listed.sort(Comparator.comparing((Listed run) -> !run.pinned()));
        return listed;
    }

    private static String more(RunSpec run) {
        TeacherSpec teacher = run.experiment().teacher();
        String taught = teacher == null || teacher.model() == null
                ? ""
                : teacher.model().label();
        return run.experiment().dataset().label() + " "
                + run.experiment().student().label() + " " + taught;
    }

    private static String table(List<Listed> listed) {
        boolean marked = listed.stream().anyMatch(run -> !run.cells().get(6).isEmpty());
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading(marked));
        for (Listed run : listed) rows.add(run.cells().subList(0, marked ? 7 : 6));
        return Columns.text(rows);
    }

    private static List<String> heading(boolean marked) {
        List<String> heading =
                new ArrayList<>(List.of("id", "experiment", "method", "seed", "status", "last test accuracy"));
        if (marked) heading.add("marks");
        return heading;
    }

    @Command(name = "show", description = "One run: its specification and its measurements")
    int show(@Parameters(paramLabel = "ID") String id) {
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            ExperimentService experiments = engine.experiments();
            String specification = SpecYaml.write(experiments.runs().spec(id).experiment());
            console.result(
                    ResultsDocument.of(experiments.runs(), List.of(id), experiments.teachers()),
                    table(experiments, List.of(id)) + System.lineSeparator().repeat(2) + specification.stripTrailing());
            return 0;
        }
    }

    /** One line a run, in columns as wide as what stands in them. */
    public static String table(ExperimentService experiments, List<String> ids) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading(false));
        for (String id : ids) rows.add(cells(experiments.runs().summary(id)));
        return Columns.text(rows);
    }

    private static List<String> cells(RunSummary run) {
        return List.of(
                run.id(),
                run.experimentName(),
                run.label(),
                Long.toString(run.seed()),
                run.status().label(),
                Double.isFinite(run.lastTestAccuracy()) ? "%.2f %%".formatted(100 * run.lastTestAccuracy()) : "");
    }
}
