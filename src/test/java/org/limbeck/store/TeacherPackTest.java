package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.kernel.Logits;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.store.file.ExchangeFiles;

/** Teachers as files to hand on, and the one that comes with the program. */
class TeacherPackTest {
    private static final int LOOKED_AT = 40;

    @TempDir
    Path folder;

    @Test
    void theDemosStudentsNeedNotWaitForTheirTeacherInAFreshWorkspace() {
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("a"), 1)) {
            engine.submit(Demo.spec(1));
            assertThat(engine.tasks()).extracting(TaskState::id).noneMatch(id -> id.startsWith("t-"));
            engine.tasks().forEach(task -> engine.cancel(task.id()));
            TeacherRecord teacher = engine.teachers().teachers().get(0);
            assertThat(teacher.complete()).isTrue();
            assertThat(teacher.checkpoints()).hasSize(31);
            assertThat(teacher.spec().training())
                    .isEqualTo(Demo.spec(1).teacher().training());
        }
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("b"), 1)) {
            engine.train(Demo.spec(1).dataset(), Demo.spec(1).teacher());
            engine.submit(Demo.spec(1));
            assertThat(engine.tasks())
                    .as("whoever asks for it trains one anew")
                    .extracting(TaskState::id)
                    .anyMatch(id -> id.startsWith("t-"));
            engine.tasks().forEach(task -> engine.cancel(task.id()));
        }
    }

    @Test
    void theShippedWeightsGiveTheShippedLogitsAndAccuracies() {
        Dataset data = new DatasetCatalog().load(Demo.spec(1).dataset());
        try (Workspace workspace = open("a")) {
            workspace
                    .shippedTeachers()
                    .provide(Demo.spec(1).dataset(), Demo.spec(1).teacher());
            TeacherRecord teacher = workspace.teachers().teachers().get(0);
            TeacherPredictions predictions = workspace.teachers().predictions(teacher.id());
            int size = data.test().exampleSize();
            Tensor inputs = Tensor.of(Arrays.copyOf(data.test().inputs(), LOOKED_AT * size), LOOKED_AT, 1, 28, 28);
            for (int c = 0; c < teacher.checkpoints().size(); c++) {
                Tensor logits = Logits.of(workspace.teachers().network(teacher.id(), c), inputs, Precision.FLOAT32);
                for (int i = 0; i < logits.size(); i++) {
                    assertThat((double) predictions.testLogits(c)[i]).isCloseTo(logits.get(i), within(1e-3));
                }
            }
            assertThat(predictions.testAccuracy(teacher.checkpoints().size() - 1))
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void aPackedTeacherIsTheSameTeacherInAnotherWorkspace() throws IOException {
        Path pack = folder.resolve("teacher.zip");
        try (Workspace from = open("a");
                Workspace to = open("b")) {
            from.shippedTeachers().provide(Demo.spec(1).dataset(), Demo.spec(1).teacher());
            TeacherRecord teacher = from.teachers().teachers().get(0);
            from.packs().write(teacher.id(), pack);
            String id = read(to, pack);
            TeacherRecord same = to.teachers().teacher(id);
            assertThat(id).isEqualTo(teacher.id());
            assertThat(same.checkpoints()).isEqualTo(teacher.checkpoints());
            assertThat(same.dataset()).isEqualTo(teacher.dataset());
            assertThat(to.teachers().predictions(id).trainLogits(3))
                    .isEqualTo(from.teachers().predictions(id).trainLogits(3));
            assertThat(to.teachers().network(id, 2).parameters().keySet())
                    .isEqualTo(from.teachers().network(id, 2).parameters().keySet());
            to.packs().write(id, folder.resolve("again.zip"));
            assertThat(folder.resolve("again.zip")).hasSameBinaryContentAs(pack);
            assertThatThrownBy(() -> read(to, pack))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("already");
        }
    }

    @Test
    void aDamagedOrForeignPackIsRefusedAndNothingIsStored() throws IOException {
        Path pack = folder.resolve("teacher.zip");
        try (Workspace workspace = open("a")) {
            workspace
                    .shippedTeachers()
                    .provide(Demo.spec(1).dataset(), Demo.spec(1).teacher());
            workspace.packs().write(workspace.teachers().teachers().get(0).id(), pack);
        }
        byte[] whole = Files.readAllBytes(pack);
        try (Workspace workspace = open("b")) {
            for (int length : new int[] {0, 10, 700, whole.length / 3, whole.length / 2}) {
                Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> read(workspace, cut)).isInstanceOf(UserError.class);
            }
            Path stray = folder.resolve("stray.zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(stray))) {
                zip.putNextEntry(new ZipEntry("../escaped.txt"));
                zip.write(1);
                zip.closeEntry();
            }
            assertThatThrownBy(() -> read(workspace, stray))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("escaped");
            assertThat(workspace.teachers().teachers()).isEmpty();
        }
    }

    private static String read(Workspace workspace, Path pack) {
        try (java.io.InputStream in = Files.newInputStream(pack)) {
            return workspace.packs().read(in, pack.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Workspace open(String name) {
        return Workspace.open(folder.resolve(name), java.time.Clock.systemUTC(), new ExchangeFiles());
    }
}
