package org.limbeck.cli.console;

import java.nio.file.Path;
import java.util.List;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.network.Network;

/** An open workspace with everything that trains in it, as commands see it; {@code app} wires the real one. */
public interface Engine extends AutoCloseable {
    ExperimentService experiments();

    /**
     * @param given a folder of logits with a {@code teacher.yaml}, or a packed teacher
     * @throws org.limbeck.base.UserError naming what does not fit; nothing is stored then
     */
    TeacherRecord importTeacher(Path given);

    /** Writes a trained teacher as one file. @throws org.limbeck.base.UserError when it cannot be written */
    void exportTeacher(String teacherId, Path file);

    /**
     * A stored network.
     *
     * @param reference {@code RUN@STEP} or {@code TEACHER@STEP}
     * @throws org.limbeck.base.UserError when there is no such checkpoint, naming those there are
     */
    Network network(String reference);

    /** Leaves unfinished runs resumable. */
    @Override
    void close();

    /** Opens workspaces; native libraries are loaded only when something trains. */
    interface Factory {
        /** To work in it; made when it does not exist. */
        Engine open(Path workspace, int threads);

        /** To work in one that is there; none is made. @throws org.limbeck.base.UserError when there is none */
        default Engine openExisting(Path workspace, int threads) {
            look(workspace, threads).close();
            return open(workspace, threads);
        }

        /** To read it, also while another program works in it; nothing is made or changed. */
        Engine look(Path workspace, int threads);

        /** Makes a lost database anew from the files of runs and teachers. */
        Rebuilt rebuild(Path workspace);
    }

    /** What a rebuilding brought back: ids, and why folders were left. */
    record Rebuilt(List<String> runs, List<String> teachers, List<String> left) {}
}
