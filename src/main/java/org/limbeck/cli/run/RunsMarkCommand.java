package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.experiment.library.LibraryEdit;
import org.limbeck.experiment.mark.LibraryMarks;
import org.limbeck.experiment.run.RunArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs tag}, {@code pin}, {@code note} and so on: what people write beside runs and experiments. */
@Command
public abstract class RunsMarkCommand {
    private static final String IDS = "ids of runs or experiments";

    private final Console console;
    private final Engine.Factory engines;

    protected RunsMarkCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** What a command did. */
    record Done(String done) {}

    @Command(name = "tag", description = "Write tags beside runs and experiments, or take some away")
    int tag(
            @Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids,
            @Option(names = "--add", paramLabel = "TAG", split = ",", description = "tags to write") List<String> added,
            @Option(names = "--remove", paramLabel = "TAG", split = ",", description = "tags to take away")
                    List<String> removed) {
        List<String> plus = added == null ? List.of() : added;
        List<String> minus = removed == null ? List.of() : removed;
        if (plus.isEmpty() && minus.isEmpty()) {
            throw new UserError("no tag is given", "runs tag", "write --add TAG or --remove TAG");
        }
        return edit(library -> library.tag(ids, plus, minus));
    }

    @Command(name = "pin", description = "Put runs and experiments first in the library")
    int pin(
            @Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids,
            @Option(names = "--off", description = "take the pin away") boolean off) {
        return edit(library -> library.pin(ids, !off));
    }

    @Command(name = "note", description = "Write a note beside a run or an experiment; an empty one takes it away")
    int note(
            @Parameters(paramLabel = "ID", description = "of a run or an experiment") String id,
            @Parameters(paramLabel = "TEXT") String text) {
        return edit(library -> library.note(id, text));
    }

    @Command(name = "rename", description = "Give a run or an experiment another name; an empty one takes it away")
    int rename(
            @Parameters(paramLabel = "ID", description = "of a run or an experiment") String id,
            @Parameters(paramLabel = "NAME") String name) {
        return edit(library -> library.rename(id, name));
    }

    @Command(name = "archive", description = "Put runs and experiments out of sight; 'runs list --archived' shows them")
    int archive(
            @Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids,
            @Option(names = "--off", description = "take them back") boolean off) {
        return edit(library -> library.archive(ids, !off));
    }

    @Command(
            name = "delete",
            description = "Take runs, or all runs of experiments, out of every list. 'runs undo' brings them back until"
                    + " 'workspace clean' frees their space")
    int delete(@Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids) {
        return edit(library -> library.delete(ids));
    }

    @Command(name = "undo", description = "Take the last change of tags, notes, names, pins, archive or deletion back")
    int undo() {
        return step(LibraryMarks::undo, "undone: ", "there is nothing to undo");
    }

    @Command(name = "redo", description = "Make the change again that was undone last")
    int redo() {
        return step(LibraryMarks::redo, "done again: ", "there is nothing to do again");
    }

    private int step(Function<LibraryMarks, Optional<String>> step, String before, String nothing) {
        return write(archive -> step.apply(archive.marks())
                .map(what -> before + what)
                .orElseThrow(() -> new UserError(nothing, "runs", "nothing was changed")));
    }

    private int edit(Function<LibraryEdit, String> edit) {
        return write(archive -> edit.apply(new LibraryEdit(archive)));
    }

    /** In a workspace that is there; none is made. */
    private int write(Function<RunArchive, String> work) {
        Path workspace = console.options().workspace();
        int threads = console.options().threads();
        try (Engine engine = engines.openExisting(workspace, threads)) {
            String done = work.apply(engine.experiments().runs());
            console.result(new Done(done), done);
            return 0;
        }
    }

    /** Cells without what is empty. */
    protected static String join(String... cells) {
        List<String> said = new ArrayList<>();
        for (String cell : cells) if (!cell.isEmpty()) said.add(cell);
        return String.join(", ", said);
    }
}
