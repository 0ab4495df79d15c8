package org.limbeck.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Engine;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.IdKind;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;

/** An engine as commands see it. */
record OpenEngine(
        ExperimentService experiments, Function<Path, TeacherRecord> importer, BiConsumer<String, Path> exporter)
        implements Engine {
    @Override
    public TeacherRecord importTeacher(Path given) {
        return importer.apply(given);
    }

    @Override
    public void exportTeacher(String teacherId, Path file) {
        exporter.accept(teacherId, file);
    }

    @Override
    public Network network(String reference) {
        int at = reference.indexOf('@');
        String id = at < 0 ? reference : reference.substring(0, at);
        String step = at < 0 ? "" : reference.substring(at + 1);
        if (id.isEmpty() || !step.matches("\\d{1,18}")) {
            throw new UserError(
                    "\"" + reference + "\" is not a reference", "checkpoint", "Write RUN@STEP or TEACHER@STEP");
        }
        return IdKind.TEACHER.names(id) ? teacher(id, Long.parseLong(step)) : run(id, step);
    }

    private Network teacher(String id, long step) {
        List<TeacherRecord.CheckpointRecord> checkpoints =
                experiments.teachers().teacher(id).checkpoints();
        for (int i = 0; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).step() == step) return experiments.teachers().network(id, i);
        }
        throw noCheckpoint(
                id,
                Long.toString(step),
                checkpoints.stream()
                        .map(checkpoint -> Long.toString(checkpoint.step()))
                        .toList());
    }

    private Network run(String id, String step) {
        experiments.runs().summary(id);
        Path checkpoints = experiments.runs().folder(id).resolve("checkpoints");
        Path folder = checkpoints.resolve(step);
        if (!Files.isDirectory(folder)) throw noCheckpoint(id, step, stepsIn(checkpoints));
        return NetworkFolder.read(folder);
    }

    private static List<String> stepsIn(Path checkpoints) {
        if (!Files.isDirectory(checkpoints)) return List.of();
        try (Stream<Path> folders = Files.list(checkpoints)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .sorted(Comparator.comparingLong(Long::parseLong))
                    .toList();
        } catch (IOException e) {
            throw new UserError("cannot be listed", checkpoints.toString(), "Check that you may read it", e);
        }
    }

    private static UserError noCheckpoint(String id, String step, List<String> known) {
        String remedy = known.isEmpty()
                ? "It has none yet: wait until it has trained"
                : "Choose one of " + String.join(", ", known);
        return new UserError("has no checkpoint at step " + step, id, remedy);
    }

    @Override
    public void close() {
        experiments.close();
    }
}
