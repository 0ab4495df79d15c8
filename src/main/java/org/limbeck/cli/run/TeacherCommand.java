package org.limbeck.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.experiment.teacher.TeacherRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code teacher}: stored teachers and those trained elsewhere. */
@Command(name = "teacher", description = "List, import and export teachers", synopsisSubcommandLabel = "COMMAND")
public final class TeacherCommand {
    private final Console console;
    private final Engine.Factory engines;

    public TeacherCommand(Console console, Engine.Factory engines) {
        this.console = console;
        this.engines = engines;
    }

    /** One teacher of {@code teacher list}. */
    record Listed(String id, String name, boolean complete, List<TeacherRecord.CheckpointRecord> checkpoints) {
        static Listed of(TeacherRecord teacher) {
            return new Listed(teacher.id(), teacher.name(), teacher.complete(), teacher.checkpoints());
        }
    }

    @Command(name = "list", description = "All teachers of the workspace with their checkpoints")
    int list() {
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            List<TeacherRecord> teachers = engine.experiments().teachers().teachers();
            String text =
                    teachers.stream().map(TeacherCommand::text).collect(Collectors.joining(System.lineSeparator()));
            console.result(teachers.stream().map(Listed::of).toList(), text.isEmpty() ? "no teachers yet" : text);
            return 0;
        }
    }

    @Command(
            name = "import",
            description = "Import a folder of logits, one .npy a checkpoint, with a teacher.yaml; or a packed teacher")
    int load(@Parameters(paramLabel = "DIR|FILE.zip") Path given) {
        try (Engine engine =
                engines.open(console.options().workspace(), console.options().threads())) {
            TeacherRecord teacher = engine.importTeacher(given);
            console.result(Listed.of(teacher), text(teacher));
            return 0;
        }
    }

    @Command(name = "export", description = "Pack a trained teacher with its checkpoints and logits into one file")
    int pack(
            @Parameters(paramLabel = "TEACHER", description = "as 'teacher list' names it") String id,
            @Option(names = "--out", required = true, paramLabel = "FILE.zip") Path out) {
        OutputPath.requireFolder(out, console.options().workspace());
        try (Engine engine =
                engines.look(console.options().workspace(), console.options().threads())) {
            engine.exportTeacher(id, out);
            console.result(Map.of("exported", id, "file", out.toString()), "wrote " + id + " to " + out);
            return 0;
        }
    }

    private static String text(TeacherRecord teacher) {
        StringBuilder text = new StringBuilder("%s  %s%s"
                .formatted(teacher.id(), teacher.name(), teacher.complete() ? "" : "  (training is not finished)"));
        for (TeacherRecord.CheckpointRecord checkpoint : teacher.checkpoints()) {
            text.append("%n    step %6d  epoch %6.2f  train %6.2f %%  test %6.2f %%"
                    .formatted(
                            checkpoint.step(),
                            checkpoint.epoch(),
                            100 * checkpoint.trainAccuracy(),
                            100 * checkpoint.testAccuracy()));
        }
        return text.toString();
    }
}
