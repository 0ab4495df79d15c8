package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.FakeEnvironment;
import org.limbeck.experiment.teacher.TeacherImport;
import org.limbeck.experiment.teacher.TeacherRecord;

class TeacherImportTest {
    private static final String YAML = "name: ours\ndataset: moons\ncheckpoints:\n"
            + "  - {step: 0, train: train.npy, test: test.npy}\n"
            + "  - {step: 50, epoch: 5, train: train.npy, test: test.npy}\n";

    @TempDir
    Path folder;

    private Workspace workspace;
    private TeacherImport teachers;
    private Path given;
    private Dataset data;

    @BeforeEach
    void open() throws IOException {
        PlainNetworkFiles files = new PlainNetworkFiles();
        workspace = Workspace.open(folder.resolve("workspace"), Clock.systemUTC(), files);
        teachers = new TeacherImport(
                workspace.teachers(), new FakeEnvironment(files).environment().datasets(), files);
        given = Files.createDirectories(folder.resolve("given"));
        write("teacher.yaml", YAML);
        data = new FakeEnvironment(files).environment().datasets().apply(DatasetSpec.of("moons"));
        write("train.npy", right(data.train().labels(), 1.5));
        write("test.npy", right(data.test().labels(), 0.5));
    }

    /** Logits of one output that name the labels. */
    private static String right(int[] labels, double size) {
        return lines(labels, label -> label == 1 ? size : -size);
    }

    private static String lines(int[] labels, IntToDoubleFunction number) {
        return IntStream.of(labels)
                .mapToObj(label -> number.applyAsDouble(label) + "\n")
                .collect(Collectors.joining());
    }

    /** The same rows for other examples: as from a loader that shuffles. */
    private static int[] shuffled(int[] labels) {
        int[] other = labels.clone();
        Random random = new Random(3);
        for (int i = other.length - 1; i > 0; i--) {
            int at = random.nextInt(i + 1);
            int label = other[i];
            other[i] = other[at];
            other[at] = label;
        }
        return other;
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
                .containsOnly(1.5f, -1.5f);
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

    @Test
    void rowsInAnotherOrderAreNamedUnlessSomeoneVouchesForThem() throws IOException {
        int[] train = data.train().labels();
        int[] test = data.test().labels();
        write("train.npy", right(shuffled(train), 1.5));
        refused(
                "teacher.yaml, checkpoints: the last checkpoint is right on",
                "the training rows are likely in another");
        write("test.npy", right(shuffled(test), 1.5));
        refused("the training and test rows are likely");
        write("train.npy", right(train, 1.5));
        refused("% of the training rows", "the test rows are likely", "docs/exchange.md");
        assertThat(workspace.teachers().teachers()).isEmpty();
        write("teacher.yaml", YAML + "rows: checked\n");
        assertThat(teachers.read(given).complete()).isTrue();
    }

    @Test
    void onlyTheLastCheckpointMustKnowAnything() throws IOException {
        write("untrained.npy", "0.25\n".repeat(40));
        write(
                "teacher.yaml",
                YAML.replaceFirst("train: train.npy", "train: untrained.npy")
                        .replace("moons\n", "moons\nvalues: logits\n"));
        assertThat(teachers.read(given).checkpoints()).hasSize(2);
    }

    @Test
    void probabilitiesAreNotTakenForLogits() throws IOException {
        int[] train = data.train().labels();
        int[] test = data.test().labels();
        write("train.npy", lines(train, label -> label == 1 ? 0.75 : 0.25));
        write("test.npy", lines(test, label -> label == 1 ? 0.9 : 0.1));
        refused("train.npy: every number lies between 0 and 1", "values: probabilities");
        assertThat(workspace.teachers().teachers()).isEmpty();
        write("teacher.yaml", YAML + "values: probabilities\n");
        String id = teachers.read(given).id();
        float[] logits = workspace.teachers().predictions(id).trainLogits(1);
        for (int i = 0; i < train.length; i++) {
            assertThat(logits[i]).isCloseTo((float) ((2 * train[i] - 1) * Math.log(3)), within(1e-6f));
        }
        write("train.npy", lines(train, label -> label));
        refused("a probability of row", "is exactly");
        write("train.npy", right(train, 1.5));
        refused("is no probability");
    }

    @Test
    void aRelativeFolderOfDataStartsBesideTheFile() throws IOException {
        write("teacher.yaml", YAML.replace("dataset: moons", "dataset: {source: idx, path: ../images}"));
        String id = teachers.read(given).id();
        assertThat(workspace.teachers().teacher(id).dataset().path())
                .isEqualTo(folder.resolve("images").toAbsolutePath().toString());
    }

    @Test
    void aDataSetWithHeldOutExamplesAsksForLogitsOnThem() throws IOException {
        String aside = YAML.replace("dataset: moons", "dataset: {source: moons, heldOut: 6}");
        write("teacher.yaml", aside);
        refused("checkpoints[0].heldOut: expected the name of a .npy file");
        write("held-out.npy", "-0.25\n".repeat(6));
        write("teacher.yaml", YAML.replace("test.npy}", "test.npy, heldOut: held-out.npy}"));
        refused("checkpoints[0].heldOut: expected nothing");
        write("teacher.yaml", aside.replace("test.npy}", "test.npy, heldOut: test.npy}"));
        refused("expected logits of shape [6, 1] for the held-out set");
        write("teacher.yaml", aside.replace("test.npy}", "test.npy, heldOut: held-out.npy}"));
        TeacherRecord teacher = teachers.read(given);
        assertThat(workspace.teachers().predictions(teacher.id()).heldOutLogits(1))
                .hasSize(6)
                .containsOnly(-0.25f);
    }

    @Test
    void aTeacherThatWasNotAskedAboutHeldOutExamplesSaysSo() {
        TeacherRecord teacher = teachers.read(given);
        assertThatThrownBy(() -> workspace.teachers().predictions(teacher.id()).heldOutLogits(0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("held-out examples are not known");
    }

    private void refused(String... message) {
        assertThatThrownBy(() -> teachers.read(given))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(message));
    }
}
