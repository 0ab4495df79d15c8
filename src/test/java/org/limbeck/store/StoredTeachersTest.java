package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherLogits;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.network.Optimiser;
import org.limbeck.store.file.Json;

class StoredTeachersTest {
    private static final ExperimentSpec SPEC = Samples.experiment(List.of(), List.of(0.1), List.of(1L));
    private static final CheckpointRecord START = new CheckpointRecord(0, 0, 0, 0.5, 0.4, true);
    private static final CheckpointRecord END = new CheckpointRecord(20, 2, 1, 0.9, 0.8, true);

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.open(folder, Clock.systemUTC(), new PlainNetworkFiles());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private String store() {
        TeacherLibrary teachers = workspace.teachers();
        String id = teachers.create("mlp on moons", SPEC.dataset(), SPEC.teacher(), "f00d");
        teachers.addCheckpoint(
                id,
                START,
                PlainNetworkFiles.network(1, 2),
                new TeacherLogits(new float[] {1, 2, 3, 4}, new float[] {5, 6}, 2));
        teachers.addCheckpoint(
                id,
                END,
                PlainNetworkFiles.network(3, 4),
                new TeacherLogits(new float[] {-1, -2, -3, -4}, new float[] {7, 8}, 2));
        teachers.complete(id);
        return id;
    }

    @Test
    void aTeacherReopensWithItsCheckpointsWeightsAndLogits() {
        String id = store();
        close();
        open();
        TeacherLibrary teachers = workspace.teachers();
        assertThat(teachers.teacher(id).complete()).isTrue();
        assertThat(teachers.teacher(id).checkpoints()).containsExactly(START, END);
        assertThat(teachers.network(id, 1).parameters())
                .isEqualTo(PlainNetworkFiles.network(3, 4).parameters());
        TeacherPredictions predictions = teachers.predictions(id);
        assertThat(predictions.checkpoints()).isEqualTo(2);
        assertThat(predictions.clock()).containsExactly(0, 1);
        assertThat(predictions.step(1)).isEqualTo(20);
        assertThat(predictions.trainLogits(1)).containsExactly(-1, -2, -3, -4);
        assertThat(predictions.testLogits(0)).containsExactly(5, 6);
        assertThat(predictions.testAccuracy(1)).isEqualTo(0.8);
    }

    @Test
    void equalSpecificationsShareOneTeacherAndOthersDoNot() {
        String id = store();
        TeacherLibrary teachers = workspace.teachers();
        TeacherSpec same =
                new TeacherSpec(null, SPEC.teacher().model(), SPEC.teacher().training(), 3);
        TeacherSpec other =
                new TeacherSpec(null, SPEC.teacher().model(), SPEC.teacher().training(), 4);
        assertThat(teachers.find(SPEC.dataset(), same)).contains(id);
        assertThat(teachers.find(SPEC.dataset(), other)).isEmpty();
        assertThat(teachers.find(DatasetSpec.of("xor"), same)).isEmpty();
    }

    @Test
    void settingsOfLaterVersionsLeaveTheDigestOfAnOlderTeacherAsItWas() {
        String older = "{\"model\":{\"name\":\"mlp\",\"width\":1.0},\"training\":{\"epochs\":4.0,\"batch\":10,"
                + "\"learningRates\":[0.1],\"momentum\":0.9,\"weightDecay\":0.0,\"decay\":\"constant\","
                + "\"checkpointEvery\":1.0},\"seed\":3}";
        TeacherSpec spec = SPEC.teacher();
        String before = TeacherDigest.sha256(Json.write(SPEC.dataset()) + older);
        assertThat(TeacherDigest.of(SPEC.dataset(), spec)).isEqualTo(before);
        assertThat(Json.read(older, TeacherSpec.class)).isEqualTo(spec);
        TeacherSpec adam = new TeacherSpec(
                null, spec.model(), spec.training().with(Optimiser.of(Optimiser.Rule.ADAM)), spec.seed());
        assertThat(TeacherDigest.of(SPEC.dataset(), adam)).isNotEqualTo(before);
    }

    @Test
    void eventsAndMethodsOfOlderWorkspacesStillRead() {
        RunEvent evaluated = Json.read(
                "{\"type\":\"evaluated\",\"step\":10,\"seconds\":2.0,\"epoch\":1.0,\"validationAccuracy\":0.5,"
                        + "\"testAccuracy\":0.6}",
                RunEvent.class);
        assertThat(evaluated).isEqualTo(new RunEvent.Evaluated(10, 2, 1, 0.5, 0.6));
        RunEvent stage = Json.read(
                "{\"type\":\"stage\",\"step\":0,\"seconds\":0.1,\"index\":0,\"setting\":{\"checkpoint\":2,"
                        + "\"temperature\":4.0,\"alpha\":1.0},\"checkpointStep\":20,\"checkpointEpoch\":2.0}",
                RunEvent.class);
        assertThat(((RunEvent.StageStarted) stage).endTemperature()).isEqualTo(4);
        assertThat(Json.read("{\"method\":\"offline\",\"temperature\":4.0,\"alpha\":1.0}", Schedule.class))
                .isEqualTo(new Schedule.Offline(4, 1));
    }

    @Test
    void logitsAreStoredAsNumPyReadsThem() throws IOException {
        String id = store();
        byte[] bytes = Files.readAllBytes(logits(id));
        assertThat(new String(bytes, 1, 5)).isEqualTo("NUMPY");
        assertThat((bytes.length - 4 * Float.BYTES) % 64).isZero();
        assertThat(new String(bytes, 10, 60)).startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)");
    }

    @Test
    void logitsCutShortAreAUserErrorThatNamesTheFile() throws IOException {
        String id = store();
        for (int cut : new int[] {1, 4, 8, 16, 100}) {
            Path file = logits(id);
            byte[] whole = Files.readAllBytes(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(0, whole.length - cut));
            }
            assertThatThrownBy(() -> workspace.teachers().predictions(id).trainLogits(0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(file.toString());
            Files.write(file, whole);
        }
        assertThat(workspace.teachers().predictions(id).trainLogits(0)).hasSize(4);
    }

    private Path logits(String id) {
        return folder.resolve("teachers").resolve(id).resolve("checkpoints/0/train-logits.npy");
    }

    @Test
    void weightsThatAreNotKnownAreAUserError() {
        TeacherLibrary teachers = workspace.teachers();
        String id = teachers.create("imported", SPEC.dataset(), SPEC.teacher(), "f00d");
        CheckpointRecord logitsOnly = new CheckpointRecord(5, 1, 1, 0.5, 0.5, false);
        teachers.addCheckpoint(id, logitsOnly, null, new TeacherLogits(new float[] {1}, new float[] {1}, 1));
        assertThatThrownBy(() -> teachers.network(id, 0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("only the logits");
    }

    @Test
    void aDeletedTeacherIsGoneWithItsFiles() {
        String id = store();
        workspace.teachers().delete(id);
        assertThat(workspace.teachers().teachers()).isEmpty();
        assertThat(folder.resolve("teachers").resolve(id)).doesNotExist();
    }
}
