package org.limbeck.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.limbeck.cli.LimbeckCommand;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.report.ReportFolder;

/** Commands, files and figures whose bytes must not depend on the locale, into a folder: the program of a child process. */
final class LocaleProgram {
    private LocaleProgram() {}

    public static void main(String[] arguments) throws IOException {
        Main.prepare();
        Path out = Files.createDirectories(Path.of(arguments[0]));
        StringBuilder said = new StringBuilder();
        for (String line : List.of(
                "datasets list",
                "datasets inspect glyphs-grey",
                "datasets inspect glyphs-grey --json",
                "datasets inspect no-such-folder/",
                "export start mlp:0.2 --dataset blobs --n 12 --out " + out.resolve("net"),
                "ntk --checkpoint " + out.resolve("net") + " --inputs " + out.resolve("net/inputs.npy") + " --out "
                        + out.resolve("K.npy") + " --kernel full",
                "complexity --kernel " + out.resolve("K.npy") + " --targets " + out.resolve("net/targets.npy"),
                "complexity --kernel " + out.resolve("K.npy") + " --targets " + out.resolve("net/targets.npy")
                        + " --json",
                "similarity " + out.resolve("K.npy") + " " + out.resolve("K.npy"),
                "run --example",
                "--help")) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8);
            int code = LimbeckCommand.commands(both, both, new Engines(), new DesktopWindow())
                    .execute((line + " --quiet").split(" "));
            said.append("> ").append(line).append('\n').append(text.toString(StandardCharsets.UTF_8));
            said.append("exit code ").append(code).append("\n\n");
        }
        Files.writeString(out.resolve("said.txt"), said.toString().replace(out.toString(), "OUT"));
        report(out);
        System.exit(0);
    }

    private static void report(Path out) throws IOException {
        SampleArchive archive = new SampleArchive(out.resolve("workspace"));
        List<RunSpec> runs =
                List.of(SampleRuns.run(new Schedule.None(), 0), SampleRuns.run(new Schedule.Online(1, 4, 1), 0));
        runs.forEach(run -> archive.add(run, SampleRuns.events(run)));
        ReportFolder.write(
                out.resolve("report"), archive, runs.stream().map(RunSpec::id).toList(), archive);
    }
}
