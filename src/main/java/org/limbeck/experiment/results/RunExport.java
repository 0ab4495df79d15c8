package org.limbeck.experiment.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;

/** A run for spreadsheets and scripts: every curve in one table, and the specification that repeats the experiment. */
public final class RunExport {
    private RunExport() {}

    /**
     * Writes {@code curves.csv}, {@code specification.yaml} and {@code provenance.json}.
     *
     * @param folder made when missing; other files in it stay
     * @throws UserError when there is no such run or the folder cannot be written
     */
    public static void write(Path folder, RunArchive runs, TeacherArchive teachers, String runId) {
        RunSpec run = runs.spec(runId);
        List<RunEvent> events = runs.events(runId);
        TeacherSpec taught = run.experiment().teacher();
        TrainingProvenance teacher = taught == null
                ? null
                : teachers.existing(taught.id()).map(TeacherRecord::provenance).orElse(null);
        String curves = new CurvesCsv().add(run, events).text();
        text(folder.resolve("provenance.json"), json(ProvenanceDocument.ofRun(events, teacher)));
        text(folder.resolve("curves.csv"), curves);
        text(folder.resolve("specification.yaml"), SpecYaml.write(run.experiment()));
    }

    private static String json(Map<String, Object> document) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers are writable", e);
        }
    }

    private static void text(Path file, String text) {
        try {
            DurableFiles.file(file, path -> Files.writeString(path, text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }
}
