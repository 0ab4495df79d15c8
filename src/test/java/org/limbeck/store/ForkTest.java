package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.FakeEnvironment;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.queue.RunQueue;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;

/** Forks of runs, and the order of the line, on a real workspace with trainings that take no time. */
@Timeout(30)
class ForkTest {
    private static final Schedule NONE = new Schedule.None();
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 1);

    @TempDir
    Path folder;

    private final FakeEnvironment fake = new FakeEnvironment(new PlainNetworkFiles());
    private Workspace workspace;
    private RunQueue queue;

    @BeforeEach
    void open() {
        workspace = Workspace.open(folder, Clock.systemUTC(), new PlainNetworkFiles());
        queue = new RunQueue(workspace.runs(), workspace.teachers(), fake.environment(), new SplittableRandom(5));
    }

    @AfterEach
    void close() {
        queue.close();
        workspace.close();
    }

    private RunSpec finished(RunSpec run) throws InterruptedException {
        RunEvent.Ended end = queue.await(run.id());
        assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.FINISHED);
        return run;
    }

    private RunSpec parent() throws InterruptedException {
        return finished(queue.submit(Samples.experiment(List.of(ONLINE), List.of(0.05, 0.1), List.of(1L)))
                .get(0));
    }

    private List<Double> accuracies(RunSpec run, long from, long to) {
        return queue.runs().events(run.id()).stream()
                .filter(event -> event instanceof RunEvent.Evaluated && event.step() >= from && event.step() <= to)
                .map(event ->
                        ((RunEvent.Evaluated) event).validationAccuracy() + 10 * ((RunEvent.Evaluated) event).testNll())
                .toList();
    }

    @Test
    void aForkUnderTheSameMethodEndsBitEqualToItsParentWhereverItBegins() throws InterruptedException {
        RunSpec parent = parent();
        for (long step : new long[] {0, 4, 6, 15}) {
            RunSpec fork = finished(queue.fork(parent.id(), step, ONLINE));
            assertThat(fork.parentId()).isEqualTo(parent.id());
            assertThat(fork.forkStep()).isEqualTo(step);
            assertThat(accuracies(fork, step + 1, 16)).isEqualTo(accuracies(parent, step + 1, 16));
            assertThat(network(fork, 16)).isEqualTo(network(parent, 16));
        }
    }

    private Map<Double, Set<Double>> scales(RunSpec run) {
        Map<Double, Set<Double>> scales = new TreeMap<>();
        for (RunEvent event : queue.runs().events(run.id())) {
            if (event instanceof RunEvent.Probed probed) {
                scales.computeIfAbsent(probed.result().setting().temperature(), unused -> new TreeSet<>())
                        .add(probed.result().marginScale());
            }
        }
        return scales;
    }

    @Test
    void forksKeepTheMarginScalesThatTheirExperimentHasStored() throws InterruptedException {
        RunSpec parent = parent();
        assertThat(scales(parent)).isEqualTo(Map.of(4.0, Set.of(0.25)));
        // As if a later version of the program, or another copy of the teacher, came to other numbers.
        fake.marginScale = 0.1;
        assertThat(scales(finished(queue.fork(parent.id(), 8, ONLINE)))).isEqualTo(Map.of(4.0, Set.of(0.25)));
        assertThat(scales(finished(queue.fork(parent.id(), 8, NONE))))
                .isEqualTo(Map.of(1.0, Set.of(0.1), 4.0, Set.of(0.25)));
        fake.marginScale = 7;
        assertThat(scales(finished(queue.fork(parent.id(), 0, NONE)))).isEqualTo(Map.of(1.0, Set.of(0.1)));
    }

    @Test
    void anExperimentOfAnEarlierVersionKeepsItsOneScaleForAllTemperatures() throws InterruptedException {
        RunSpec parent = parent();
        RunEvent.Probed old = queue.runs().events(parent.id()).stream()
                .filter(RunEvent.Probed.class::isInstance)
                .map(RunEvent.Probed.class::cast)
                .findFirst()
                .orElseThrow();
        RunSpec earlier = new RunSpec("r-000001", parent.experimentId(), null, parent.experiment(), NONE, 9);
        workspace.runs().create(earlier);
        workspace
                .runs()
                .append(
                        earlier.id(),
                        new RunEvent.Probed(
                                0,
                                0,
                                0,
                                Samples.probe(
                                        0,
                                        true,
                                        new StageSetting(-1, 1, 0),
                                        1,
                                        old.result().marginScale())));
        Schedule hot = new Schedule.Offline(8, 1);
        assertThat(scales(finished(queue.fork(parent.id(), 0, hot)))).isEqualTo(Map.of(8.0, Set.of(0.25)));
    }

    private String network(RunSpec run, long step) {
        try {
            return Files.readString(queue.runs().folder(run.id()).resolve("checkpoints/" + step + "/weights.txt"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aForkSharesItsParentsPastAndGoesItsOwnWayFromThere() throws InterruptedException {
        RunSpec parent = parent();
        String before = MetricText.of(queue.runs().events(parent.id()));
        List<Long> trained = Collections.synchronizedList(new ArrayList<>());
        fake.hook = (step, rate, schedule) -> trained.add(step);
        RunSpec fork = finished(queue.fork(parent.id(), 8, NONE));
        assertThat(trained)
                .as("no step of the parent is repeated")
                .startsWith(8L)
                .hasSize(8);
        assertThat(accuracies(fork, 0, 8)).isEqualTo(accuracies(parent, 0, 8));
        assertThat(accuracies(fork, 9, 16)).isNotEqualTo(accuracies(parent, 9, 16));
        assertThat(MetricText.of(queue.runs().events(parent.id()))).isEqualTo(before);
        assertThat(fork.label()).isEqualTo("none, from 50 %");
        List<RunEvent> events = queue.runs().events(fork.id());
        assertThat(events).extracting(RunEvent::step).isSorted();
        assertThat(events).extracting(RunEvent::seconds).isSorted();
        assertThat(events)
                .filteredOn(event -> event instanceof RunEvent.LearningRateChosen)
                .singleElement()
                .matches(event -> ((RunEvent.LearningRateChosen) event).learningRate() == 0.1);
        assertThat(queue.runs().folder(fork.id()).resolve("arrays/kernel-8.npy"))
                .exists();
    }

    @Test
    void aForkWhoseParentKeptNoStateOrIsGoneTrainsItsPastAgainToTheSameEnd() throws Exception {
        RunSpec parent = parent();
        RunSpec whole = finished(queue.fork(parent.id(), 8, NONE));
        for (int step : new int[] {0, 4, 8}) {
            Files.delete(queue.runs().folder(parent.id()).resolve("checkpoints/" + step + "/state.bin"));
        }
        RunSpec repeated = finished(queue.fork(parent.id(), 8, NONE));
        assertThat(network(repeated, 16)).isEqualTo(network(whole, 16));
        CountDownLatch go = new CountDownLatch(1);
        fake.hook = (step, rate, schedule) -> awaitLatch(go);
        queue.submit(Samples.experiment(List.of(NONE), List.of(0.1), List.of(9L)));
        RunSpec orphan = queue.fork(parent.id(), 8, NONE);
        queue.runs().delete(parent.id());
        go.countDown();
        assertThat(network(finished(orphan), 16)).isEqualTo(network(whole, 16));
    }

    @Test
    void aForkThatWasStoppedResumesToTheSameEnd() throws InterruptedException {
        RunSpec parent = parent();
        RunSpec whole = finished(queue.fork(parent.id(), 6, NONE));
        for (int stop : new int[] {4, 5, 6, 7, 13}) {
            String[] id = new String[1];
            CountDownLatch submitted = new CountDownLatch(1);
            fake.hook = (step, rate, schedule) -> {
                awaitLatch(submitted);
                if (step == stop) queue.cancel(id[0]);
            };
            RunSpec fork = queue.fork(parent.id(), 6, NONE);
            id[0] = fork.id();
            submitted.countDown();
            assertThat(queue.await(fork.id()).status()).isEqualTo(RunStatus.CANCELLED);
            fake.hook = (step, rate, schedule) -> {};
            queue.resume(fork.id());
            finished(fork);
            assertThat(MetricText.of(queue.runs().events(fork.id())))
                    .as("stopped at %d", stop)
                    .isEqualTo(MetricText.of(queue.runs().events(whole.id())));
        }
    }

    @Test
    void aForkThatMakesNoSenseIsRefused() throws InterruptedException {
        RunSpec parent = parent();
        assertThatThrownBy(() -> queue.fork(parent.id(), 16, NONE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("from 0 to 15");
        assertThatThrownBy(() -> queue.fork(parent.id(), 4, new Schedule.Offline(-1, 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("temperature");
        assertThatThrownBy(() -> queue.fork("r-unknown", 4, NONE)).isInstanceOf(UserError.class);
        assertThat(queue.runs().runs()).hasSize(1);
    }

    @Test
    void aWaitingTaskMovesInTheLineAndARunNeverPassesItsTeacher() throws InterruptedException {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        queue.addListener(new RunListener() {
            @Override
            public void statusChanged(String runId, RunStatus status) {
                if (status == RunStatus.RUNNING) begun.add(runId);
            }

            @Override
            public void happened(String runId, JournalEntry entry) {}
        });
        CountDownLatch steered = new CountDownLatch(1);
        fake.hook = (step, rate, schedule) -> awaitLatch(steered);
        List<String> ids =
                queue.submit(Samples.experiment(List.of(ONLINE), List.of(0.1), List.of(1L, 2L, 3L, 4L))).stream()
                        .map(RunSpec::id)
                        .toList();
        queue.prioritise(ids.get(3), Integer.MAX_VALUE);
        queue.prioritise(ids.get(0), Integer.MIN_VALUE);
        queue.prioritise(ids.get(2), 1);
        queue.prioritise("r-unknown", 1);
        steered.countDown();
        for (String id : ids) queue.await(id);
        assertThat(begun).containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
