package org.limbeck.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.cli.Engine;
import org.limbeck.experiment.ExperimentService;
import org.limbeck.experiment.TeacherRecord;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.store.LimbeckEngine;

/** The real engine as commands see it. */
record OpenEngine(LimbeckEngine engine) implements Engine {
    static Engine open(Path workspace, int threads) {
        return new OpenEngine(LimbeckEngine.open(workspace, threads));
    }

    @Override
    public ExperimentService experiments() {
        return engine;
    }

    @Override
    public TeacherRecord importTeacher(Path folder) {
        return engine.importTeacher(folder);
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
        return id.startsWith("t-") ? teacher(id, Long.parseLong(step)) : run(id, step);
    }

    private Network teacher(String id, long step) {
        List<TeacherRecord.CheckpointRecord> checkpoints =
                engine.teachers().teacher(id).checkpoints();
        for (int i = 0; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).step() == step) return engine.teachers().network(id, i);
        }
        String known = checkpoints.stream()
                .map(checkpoint -> Long.toString(checkpoint.step()))
                .collect(Collectors.joining(", "));
        throw new UserError("has no checkpoint at step " + step, id, "Choose one of " + known);
    }

    private Network run(String id, String step) {
        engine.runs().summary(id);
        Path folder = engine.runs().folder(id).resolve("checkpoints").resolve(step);
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "has no checkpoint at step " + step, id, "Choose a step that is a folder in " + folder.getParent());
        }
        return NetworkFolder.read(folder);
    }

    @Override
    public void close() {
        engine.close();
    }
}
