package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.SpecYaml;

/** How soon the real engine obeys; says the times, asserts what must happen. */
@Tag("nightly")
@Timeout(1800)
class SteeringTimesTest {
    private static final int TIMES = 12;

    @TempDir
    Path folder;

    private final Random random = new Random(3);
    private LimbeckEngine engine;

    @BeforeEach
    void open() {
        engine = LimbeckEngine.open(folder, 2);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static String spec(String student, int batch, int probe) {
        return "dataset: {source: glyphs-rgb}\nstudent: " + student + "\n"
                + "training: {epochs: 50, batch: " + batch + ", learningRates: [0.01], checkpointEvery: 10}\n"
                + "methods: none\nprobe: {examples: " + probe + ", everyEpochs: 0}\n";
    }

    @Test
    void aProbeIsCancelledWhereverItIs() throws Exception {
        measure(
                "inside a probe of 1,024 examples, ResNet-8",
                spec("resnet-8", 32, 1024),
                8000,
                state -> !training(state));
    }

    @Test
    void trainingIsCancelledWhereverItIs() throws Exception {
        measure(
                "while a ResNet-20 trains in batches of 128",
                spec("resnet-20", 128, 16),
                4000,
                SteeringTimesTest::training);
    }

    private static boolean training(TaskState state) {
        return state.done() > 0;
    }

    private void measure(String where, String yaml, int within, Predicate<TaskState> wanted) throws Exception {
        List<Long> millis = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String id = engine.submit(SpecYaml.parse(yaml, "long")).get(0).id();
            await(id, state -> state.status() == RunStatus.RUNNING && wanted.test(state));
            Thread.sleep(random.nextInt(within));
            TaskState before = state(id);
            long start = System.nanoTime();
            engine.cancel(id);
            assertThat(engine.await(id).status()).isEqualTo(RunStatus.CANCELLED);
            millis.add((System.nanoTime() - start) / 1_000_000);
            notes.add(before.note());
        }
        System.out.println("cancelled " + where + ", ms: " + millis + ", longest " + Collections.max(millis)
                + "; it was doing " + notes);
    }

    @Test
    void aPausedRunStopsAndAnUnpausedOneGoesOn() throws Exception {
        String id = engine.submit(SpecYaml.parse(spec("resnet-8", 64, 16), "long"))
                .get(0)
                .id();
        await(id, SteeringTimesTest::training);
        int steps = 50 * (1800 / 64);
        List<Long> more = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Thread.sleep(random.nextInt(300));
            engine.pause(id);
            long atPause = Math.round(state(id).done() * steps);
            Thread.sleep(1000);
            long held = Math.round(state(id).done() * steps);
            Thread.sleep(500);
            assertThat(Math.round(state(id).done() * steps)).isEqualTo(held);
            more.add(held - atPause);
            long start = System.nanoTime();
            engine.unpause(id);
            await(id, state -> Math.round(state.done() * steps) > held);
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        engine.cancel(id);
        assertThat(engine.await(id).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(more).allMatch(count -> count <= 1);
        System.out.println("steps after a pause: " + more + "; ms until the step after going on is done: " + millis);
    }

    private TaskState state(String id) {
        return engine.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void await(String id, Predicate<TaskState> wanted) throws InterruptedException {
        while (!wanted.test(state(id))) {
            assertThat(state(id).status().isEnd()).isFalse();
            Thread.sleep(1);
        }
    }
}
