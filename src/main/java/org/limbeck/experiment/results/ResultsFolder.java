package org.limbeck.experiment.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.teacher.TeacherArchive;

/** Writes {@code results.json} with the arrays that it speaks of beside it, for others to recompute. */
public final class ResultsFolder {
    private ResultsFolder() {}

    /**
     * @param folder made when missing; {@code arrays/} in it is replaced
     * @throws UserError when it cannot be written
     */
    public static void write(Path folder, RunArchive runs, List<String> runIds, TeacherArchive teachers) {
        try {
            DurableFiles.folder(folder.resolve("arrays"), unfinished -> {
                Map<String, Object> document = ResultsDocument.of(
                        runs, runIds, teachers, (id, name) -> copy(runs.folder(id), id, name, unfinished));
                Files.write(
                        unfinished.resolve("results.json"),
                        new ObjectMapper()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsBytes(document));
            });
            Path document = folder.resolve("arrays").resolve("results.json");
            DurableFiles.file(folder.resolve("results.json"), path -> Files.move(document, path));
        } catch (IOException | UncheckedIOException e) {
            throw FileFault.writing(folder, e);
        }
    }

    private static @Nullable String copy(Path run, String id, String name, Path arrays) {
        Path source = run.resolve("arrays").resolve(name + ".npy");
        if (!Files.exists(source)) return null;
        String target = id + "-" + name + ".npy";
        try {
            Files.copy(source, arrays.resolve(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "arrays/" + target;
    }
}
