package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.experiment.FakeLaboratory;
import org.limbeck.experiment.TeacherImport;
import org.limbeck.experiment.TeacherRecord;

class TeacherImportTest {
    private static final String YAML = "name: ours\ndataset: moons\ncheckpoints:\n"
            + "  - {step: 0, train: train.npy, test: test.npy}\n"
            + "  - {step: 50, epoch: 5, train: train.npy, test: test.npy}\n";

    @TempDir
    Path folder;

    private Workspace workspace;
    private TeacherImport teachers;
    private Path given;

    @BeforeEach
    void open() throws IOException {
        PlainNetworkFiles files = new PlainNetworkFiles();
        workspace = Workspace.open(folder.resolve("workspace"), Clock.systemUTC(), files);
        teachers = new TeacherImport(
                workspace.teachers(), new FakeLaboratory(files).laboratory().datasets(), files);
        given = Files.createDirectories(folder.resolve("given"));
        write("teacher.yaml", YAML);
        write("train.npy", "1.5\n".repeat(40));
        write("test.npy", "-0.5\n".repeat(30));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(given.resolve(name), text);
    }

    @Test
    void aFolderOfLogitsBecomesATeacher() {
        TeacherRecord teacher = teachers.read(given);
        assertThat(teacher.complete()).isTrue();
        assertThat(teacher.checkpoints())
                .extracting(checkpoint -> checkpoint.clock())
                .containsExactly(0.0, 1.0);
        assertThat(teacher.checkpoints()).noneMatch(checkpoint -> checkpoint.hasWeights());
        assertThat(workspace.teachers().predictions(teacher.id()).trainLogits(1))
                .hasSize(40)
                .containsOnly(1.5f);
    }

    @Test
    void twoImportedTeachersOnOneDataSetAreTwo() throws IOException {
        teachers.read(given);
        write("teacher.yaml", YAML.replace("ours", "theirs"));
        teachers.read(given);
        assertThat(workspace.teachers().teachers()).hasSize(2);
    }

    @Test
    void whatDoesNotFitIsNamedAndNothingIsStored() throws IOException {
        write("train.npy", "1.5\n".repeat(39));
        refused("[40, 1]");
        write("train.npy", "1.5\n".repeat(39) + "NaN\n");
        refused("example 39");
        write("teacher.yaml", YAML.replace("step: 50", "step: 0"));
        refused("line 5, checkpoints[1].step");
        write("teacher.yaml", YAML.replace("epoch", "epok"));
        refused("line 5, checkpoints[1].epok: unknown field");
        write("teacher.yaml", YAML.replace("test: test.npy}", "test: none.npy}"));
        refused("train.npy");
        Files.delete(given.resolve("teacher.yaml"));
        refused("no readable teacher.yaml");
        assertThat(workspace.teachers().teachers()).isEmpty();
    }

    private void refused(String message) {
        assertThatThrownBy(() -> teachers.read(given))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }
}
