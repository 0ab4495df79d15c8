package org.limbeck.experiment.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;
import org.limbeck.experiment.RunArchive;
import org.limbeck.experiment.RunSpec;
import org.limbeck.experiment.SpecYaml;

/** A run for spreadsheets and scripts: every curve in one table, and the specification that repeats the experiment. */
public final class RunExport {
    private RunExport() {}

    /**
     * Writes {@code curves.csv} and {@code specification.yaml}.
     *
     * @param folder made when missing; other files in it stay
     * @throws UserError when there is no such run or the folder cannot be written
     */
    public static void write(Path folder, RunArchive runs, String runId) {
        RunSpec run = runs.spec(runId);
        String curves = new CurvesCsv().add(run, runs.events(runId)).text();
        text(folder.resolve("curves.csv"), curves);
        text(folder.resolve("specification.yaml"), SpecYaml.write(run.experiment()));
    }

    private static void text(Path file, String text) {
        try {
            DurableFiles.file(file, path -> Files.writeString(path, text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot be written: " + e.getMessage(), file.toString(), "Check folder and disk", e);
        }
    }
}
