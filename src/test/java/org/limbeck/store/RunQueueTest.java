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
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.FakeEnvironment;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.queue.RunQueue;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.teacher.TeacherRecord;

/** The queue on a real workspace with trainings that take no time. */
@Timeout(30)
class RunQueueTest {
    private static final Schedule NONE = new Schedule.None();
    private static final Schedule OFFLINE = new Schedule.Offline(4, 1);
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

    private void reopen() {
        close();
        open();
    }

    private List<RunSpec> submit(List<Schedule> methods, Long... seeds) {
        return queue.submit(Samples.experiment(methods, List.of(0.1), List.of(seeds)));
    }

    private RunEvent.Ended end(RunSpec run) throws InterruptedException {
        return queue.await(run.id());
    }

    private <E extends RunEvent> List<E> events(RunSpec run, Class<E> kind) {
        return queue.runs().events(run.id()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toList());
    }

    /** What a run measured, without the clock's share. */
    private String metrics(String runId) {
        return MetricText.of(queue.runs().events(runId));
    }

    @Test
    void anExperimentTrainsItsTeacherOnceAndEachMethodAndSeed() throws InterruptedException {
        List<RunSpec> runs = submit(List.of(NONE, OFFLINE, ONLINE), 1L, 2L);
        assertThat(runs).hasSize(6);
        for (RunSpec run : runs) assertThat(end(run).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(queue.teachers().teachers()).hasSize(1);
        TeacherRecord teacher = queue.teachers().teachers().get(0);
        assertThat(teacher.complete()).isTrue();
        assertThat(teacher.checkpoints())
                .extracting(checkpoint -> checkpoint.step())
                .containsExactly(0L, 4L, 8L, 12L, 16L);
        assertThat(teacher.checkpoints().get(4).clock()).isEqualTo(1);
        assertThat(runs).allMatch(run -> run.experiment().teacher().id().equals(teacher.id()));
    }

    @Test
    void aRunTellsItsStoryInOrder() throws InterruptedException {
        RunSpec run = submit(List.of(ONLINE), 1L).get(0);
        end(run);
        List<RunEvent> events = queue.runs().events(run.id());
        assertThat(events.get(0)).isInstanceOf(RunEvent.Started.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.Ended.class);
        assertThat(events).extracting(RunEvent::step).isSorted();
        assertThat(events).extracting(RunEvent::seconds).isSorted();
        assertThat(events(run, RunEvent.Evaluated.class))
                .extracting(RunEvent::step)
                .containsExactly(0L, 4L, 8L, 12L, 16L);
        assertThat(events(run, RunEvent.CheckpointSaved.class))
                .extracting(RunEvent::step)
                .containsExactly(0L, 4L, 8L, 12L, 16L);
        List<RunEvent.StageStarted> stages = events(run, RunEvent.StageStarted.class);
        assertThat(stages).extracting(RunEvent.StageStarted::index).startsWith(0, 1);
        List<Long> closed = events(run, RunEvent.Probed.class).stream()
                .filter(probe -> probe.result().stageEnd())
                .map(RunEvent::step)
                .collect(Collectors.toList());
        List<Long> expected = stages.stream().map(RunEvent::step).collect(Collectors.toCollection(ArrayList::new));
        expected.add(16L);
        assertThat(closed)
                .as("a probe at initialisation and at each stage's end")
                .isEqualTo(expected);
    }

    @Test
    void aSecondStudentAndASecondExperimentTriggerNoPredictionOfTheTeacher() throws InterruptedException {
        end(submit(List.of(OFFLINE), 1L).get(0));
        int computed = fake.trainPredictions.get();
        assertThat(computed).as("one for each checkpoint").isEqualTo(5);
        end(submit(List.of(ONLINE), 7L).get(0));
        reopen();
        end(submit(List.of(OFFLINE), 8L).get(0));
        assertThat(fake.trainPredictions.get()).isEqualTo(computed);
        assertThat(queue.teachers().teachers()).hasSize(1);
    }

    @Test
    void eachMethodSearchesTheWholeGridOnceAndItsOtherSeedsReuseTheRate() throws InterruptedException {
        List<String> trained = Collections.synchronizedList(new ArrayList<>());
        fake.hook = (step, rate, schedule) -> {
            if (step == 0) trained.add(schedule.method() + " " + rate);
        };
        List<RunSpec> runs =
                queue.submit(Samples.experiment(List.of(NONE, OFFLINE), List.of(0.05, 0.1, 0.2), List.of(1L, 2L)));
        for (RunSpec run : runs) {
            assertThat(end(run).status()).isEqualTo(RunStatus.FINISHED);
            RunEvent.LearningRateChosen chosen =
                    events(run, RunEvent.LearningRateChosen.class).get(0);
            assertThat(chosen.learningRate()).isEqualTo(0.1);
            assertThat(chosen.validationAccuracy()).isBetween(0.0, 1.0);
        }
        List<String> once = List.of("0.05", "0.1", "0.2", "0.1");
        List<String> expected = new ArrayList<>(List.of("none 0.1"));
        once.forEach(rate -> expected.add("none " + rate));
        once.forEach(rate -> expected.add("offline " + rate));
        expected.addAll(List.of("none 0.1", "offline 0.1"));
        assertThat(trained)
                .as("teacher, grid and run of each method, then the second seeds")
                .isEqualTo(expected);
    }

    @Test
    void aRateThatDivergesLosesAndWhenAllDoTheRunSaysSo() throws InterruptedException {
        List<RunSpec> one = queue.submit(Samples.experiment(List.of(NONE), List.of(0.1, 3.0), List.of(1L)));
        assertThat(end(one.get(0)).status()).isEqualTo(RunStatus.FINISHED);
        List<RunSpec> all = queue.submit(Samples.experiment(List.of(NONE), List.of(2.0, 3.0), List.of(1L)));
        assertThat(end(all.get(0)).status()).isEqualTo(RunStatus.DIVERGED);
        assertThat(end(all.get(0)).reason()).contains("every learning rate");
        List<RunSpec> single = queue.submit(Samples.experiment(List.of(NONE), List.of(2.0), List.of(1L)));
        assertThat(end(single.get(0)).status()).isEqualTo(RunStatus.DIVERGED);
        assertThat(end(single.get(0)).reason()).contains("learning rate 2.0");
    }

    @Test
    void aFailureIsToldAndTheQueueGoesOn() throws InterruptedException {
        fake.hook = (step, rate, schedule) -> {
            if (step == 6 && schedule instanceof Schedule.Offline) throw new IllegalStateException("a bug");
        };
        List<RunSpec> runs = submit(List.of(OFFLINE, ONLINE), 1L);
        assertThat(end(runs.get(0)).status()).isEqualTo(RunStatus.FAILED);
        assertThat(end(runs.get(0)).reason()).contains("a bug");
        assertThat(end(runs.get(0)).step()).isEqualTo(6);
        assertThat(end(runs.get(1)).status()).isEqualTo(RunStatus.FINISHED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatRunsOutOfMemoryFailsAloneAndNamesItsLastCheckpoint(boolean inAnotherThread)
            throws InterruptedException {
        fake.hook = (step, rate, schedule) -> {
            if (step != 6 || !(schedule instanceof Schedule.Offline)) return;
            OutOfMemoryError fault = new OutOfMemoryError("Java heap space");
            if (inAnotherThread) throw new IllegalStateException("a batch could not be gathered", fault);
            throw fault;
        };
        List<RunSpec> runs = submit(List.of(OFFLINE, ONLINE), 1L);
        assertThat(end(runs.get(0)).status()).isEqualTo(RunStatus.FAILED);
        assertThat(end(runs.get(0)).reason())
                .contains("out of memory", "smaller batch", "checkpoint is that of step 4");
        assertThat(end(runs.get(1)).status()).isEqualTo(RunStatus.FINISHED);
        fake.hook = (step, rate, schedule) -> {};
        queue.resume(runs.get(0).id());
        assertThat(end(runs.get(0)).status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void cancellingStopsWithinOneStepAndResumingEndsWithTheSameMetrics() throws InterruptedException {
        List<RunSpec> whole = submit(List.of(ONLINE), 1L);
        end(whole.get(0));
        String expected = metrics(whole.get(0).id());
        for (int stop : new int[] {0, 3, 4, 9, 15}) {
            String[] id = new String[1];
            CountDownLatch submitted = new CountDownLatch(1);
            fake.hook = (step, rate, schedule) -> {
                awaitLatch(submitted);
                if (step == stop) queue.cancel(id[0]);
                assertThat(step).isLessThanOrEqualTo(stop);
            };
            RunSpec run = submit(List.of(ONLINE), 1L).get(0);
            id[0] = run.id();
            submitted.countDown();
            assertThat(end(run).status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(end(run).step()).isEqualTo(stop + 1);
            fake.hook = (step, rate, schedule) -> {};
            queue.resume(run.id());
            assertThat(end(run).status()).isEqualTo(RunStatus.FINISHED);
            assertThat(metrics(run.id())).as("stopped at %d", stop).isEqualTo(expected);
        }
    }

    @Test
    void cancellingInsideAProbeStopsThere() throws InterruptedException {
        String[] id = new String[1];
        CountDownLatch submitted = new CountDownLatch(1);
        fake.insideProbe = () -> {
            awaitLatch(submitted);
            queue.cancel(id[0]);
        };
        RunSpec run = submit(List.of(NONE), 1L).get(0);
        id[0] = run.id();
        submitted.countDown();
        assertThat(end(run).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(events(run, RunEvent.Probed.class)).isEmpty();
    }

    @Test
    void aPausedRunHoldsAtTheNextStepAndGoesOn() throws InterruptedException {
        String[] id = new String[1];
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        List<Long> steps = Collections.synchronizedList(new ArrayList<>());
        fake.hook = (step, rate, schedule) -> {
            awaitLatch(submitted);
            steps.add(step);
            if (step == 5) {
                queue.pause(id[0]);
                paused.countDown();
            }
        };
        fakeTeacherFirst();
        RunSpec run = submit(List.of(NONE), 1L).get(0);
        id[0] = run.id();
        submitted.countDown();
        paused.await();
        assertThat(queue.runs().summary(run.id()).status()).isEqualTo(RunStatus.PAUSED);
        assertThat(state(run.id()).status()).isEqualTo(RunStatus.PAUSED);
        assertThat(state(run.id()).rate()).as("nothing moves").isNaN();
        assertThat(state(run.id()).secondsLeft()).isNaN();
        assertThat(steps).hasSizeLessThanOrEqualTo(6);
        queue.unpause(run.id());
        assertThat(end(run).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(steps).hasSize(16);
    }

    private void fakeTeacherFirst() throws InterruptedException {
        FakeEnvironment.StepHook hook = fake.hook;
        fake.hook = (step, rate, schedule) -> {};
        end(submit(List.of(NONE), 99L).get(0));
        fake.hook = hook;
    }

    private TaskState state(String id) {
        return queue.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQueuedRunThatIsHeldLetsOthersPassAndACancelledOneNeverStarts() throws InterruptedException {
        CountDownLatch steered = new CountDownLatch(1);
        fake.hook = (step, rate, schedule) -> awaitLatch(steered);
        List<RunSpec> runs = submit(List.of(NONE, OFFLINE, ONLINE), 1L);
        queue.pause(runs.get(0).id());
        queue.cancel(runs.get(1).id());
        steered.countDown();
        assertThat(end(runs.get(1)).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(end(runs.get(2)).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(queue.runs().summary(runs.get(0).id()).status()).isEqualTo(RunStatus.PAUSED);
        queue.unpause(runs.get(0).id());
        assertThat(end(runs.get(0)).status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void aStoppedRunThatIsQueuedAgainNoLongerSaysThatItWasStopped() throws InterruptedException {
        RunSpec stopped = cancelledAtStep(12);
        assertThat(events(stopped, RunEvent.Ended.class)).hasSize(1);
        CountDownLatch looked = new CountDownLatch(1);
        fake.hook = (step, rate, schedule) -> awaitLatch(looked);
        RunSpec other = submit(List.of(ONLINE), 7L).get(0);
        queue.resume(stopped.id());
        assertThat(queue.runs().summary(stopped.id()).status()).isEqualTo(RunStatus.QUEUED);
        assertThat(events(stopped, RunEvent.Ended.class)).isEmpty();
        assertThat(events(stopped, RunEvent.Evaluated.class))
                .as("its measurements stay")
                .isNotEmpty();
        looked.countDown();
        assertThat(end(other).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(end(stopped).status()).isEqualTo(RunStatus.FINISHED);
    }

    private RunSpec cancelledAtStep(long at) throws InterruptedException {
        String[] id = new String[1];
        CountDownLatch submitted = new CountDownLatch(1);
        fakeTeacherFirst();
        fake.hook = (step, rate, schedule) -> {
            awaitLatch(submitted);
            if (step == at) queue.cancel(id[0]);
        };
        RunSpec run = submit(List.of(NONE), 1L).get(0);
        id[0] = run.id();
        submitted.countDown();
        assertThat(end(run).status()).isEqualTo(RunStatus.CANCELLED);
        return run;
    }

    @Test
    void aRunWhoseTeacherWasStoppedFailsSayingSoAndResumesWithIt() throws InterruptedException {
        CountDownLatch submitted = new CountDownLatch(1);
        fake.hook = (step, rate, schedule) -> {
            awaitLatch(submitted);
            if (step == 9) queue.cancel(queue.teachers().teachers().get(0).id());
        };
        RunSpec run = submit(List.of(OFFLINE), 1L).get(0);
        submitted.countDown();
        assertThat(end(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(end(run).reason()).contains("teacher").contains("stopped by the user");
        List<Long> steps = Collections.synchronizedList(new ArrayList<>());
        fake.hook = (step, rate, schedule) -> steps.add(step);
        queue.resume(run.id());
        assertThat(end(run).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(steps.get(0)).as("the teacher goes on from its checkpoint").isEqualTo(8);
        assertThat(queue.teachers().teachers().get(0).checkpoints()).hasSize(5);
    }

    @Test
    void closingInterruptsAndAfterReopeningTheRunsResumeToTheSameMetrics() throws InterruptedException {
        List<RunSpec> whole = submit(List.of(OFFLINE, ONLINE), 1L);
        for (RunSpec run : whole) end(run);
        CountDownLatch reached = new CountDownLatch(1);
        fake.hook = (step, rate, schedule) -> {
            if (step == 7) {
                reached.countDown();
                awaitClosing();
            }
        };
        List<RunSpec> cut = submit(List.of(OFFLINE, ONLINE), 1L);
        reached.await();
        reopen();
        fake.hook = (step, rate, schedule) -> {};
        for (int i = 0; i < 2; i++) {
            assertThat(queue.runs().summary(cut.get(i).id()).status()).isEqualTo(RunStatus.INTERRUPTED);
            queue.resume(cut.get(i).id());
            assertThat(end(cut.get(i)).status()).isEqualTo(RunStatus.FINISHED);
            assertThat(metrics(cut.get(i).id())).isEqualTo(metrics(whole.get(i).id()));
        }
    }

    /** Holds the training thread until the queue has been told to close, without watching the clock. */
    private void awaitClosing() {
        while (!queue.isClosing()) Thread.onSpinWait();
    }

    @Test
    void aDamagedCheckpointIsPassedOverAndTheMetricsAreTheSame() throws Exception {
        RunSpec whole = submit(List.of(ONLINE), 1L).get(0);
        end(whole);
        for (int damaged = 1; damaged <= 2; damaged++) {
            String[] id = new String[1];
            CountDownLatch submitted = new CountDownLatch(1);
            fake.hook = (step, rate, schedule) -> {
                awaitLatch(submitted);
                if (step == 13) queue.cancel(id[0]);
            };
            RunSpec run = submit(List.of(ONLINE), 1L).get(0);
            id[0] = run.id();
            submitted.countDown();
            end(run);
            for (Path state : newest(states(run), damaged)) Files.write(state, new byte[] {1, 2, 3});
            fake.hook = (step, rate, schedule) -> {};
            queue.resume(run.id());
            assertThat(end(run).status()).isEqualTo(RunStatus.FINISHED);
            assertThat(metrics(run.id())).isEqualTo(metrics(whole.id()));
        }
    }

    private List<Path> states(RunSpec run) throws IOException {
        try (Stream<Path> files = Files.walk(queue.runs().folder(run.id()))) {
            return files.filter(file -> file.endsWith("state.bin")).sorted().collect(Collectors.toList());
        }
    }

    private static List<Path> newest(List<Path> states, int count) {
        assertThat(states).as("states kept").hasSizeGreaterThanOrEqualTo(2);
        List<Path> byStep = new ArrayList<>(states);
        byStep.sort((a, b) -> Integer.compare(stepOf(b), stepOf(a)));
        return byStep.subList(0, count);
    }

    private static int stepOf(Path state) {
        return Integer.parseInt(state.getParent().getFileName().toString());
    }

    @Test
    void everyCheckpointKeepsItsNetworkAndArraysStandBesideIt() throws InterruptedException {
        RunSpec run = submit(List.of(NONE), 1L).get(0);
        end(run);
        Path files = queue.runs().folder(run.id());
        for (int step : new int[] {0, 4, 8, 12, 16}) {
            assertThat(files.resolve("checkpoints/" + step + "/weights.txt")).exists();
        }
        assertThat(files.resolve("arrays/kernel-0.npy")).exists();
        assertThat(files.resolve("arrays/kernel-16.npy")).exists();
    }

    @Test
    void badSpecificationsAndBrokenDataAreRefusedAndLeaveNothingBehind() {
        ExperimentSpec good = Samples.experiment(List.of(NONE), List.of(0.1), List.of(1L));
        ExperimentSpec brokenData = new ExperimentSpec(
                "broken",
                new DatasetSpec("moons", null, 0, 0, 0.1, null, null, true, 0, false, 0, FakeEnvironment.BROKEN),
                good.teacher(),
                good.student(),
                good.training(),
                good.methods(),
                good.probe(),
                good.seeds());
        assertThatThrownBy(() -> queue.submit(brokenData))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut short");
        assertThatThrownBy(() -> queue.submit(Samples.experiment(List.of(), List.of(0.1), List.of(1L))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("methods");
        assertThat(queue.check(good)).isEmpty();
        assertThat(queue.runs().runs()).isEmpty();
        assertThat(queue.teachers().teachers()).isEmpty();
        assertThatThrownBy(() -> queue.resume("r-0")).isInstanceOf(UserError.class);
    }

    @Test
    void aFinishedRunIsNotResumedAndAnUnknownTaskIsNotSteered() throws InterruptedException {
        RunSpec run = submit(List.of(NONE), 1L).get(0);
        end(run);
        assertThatThrownBy(() -> queue.resume(run.id()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("finished");
        queue.cancel("r-unknown");
        queue.pause(run.id());
        assertThat(queue.runs().summary(run.id()).status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void listenersHearEveryEventAndABadOneStopsNobody() throws InterruptedException {
        List<JournalEntry> heard = Collections.synchronizedList(new ArrayList<>());
        List<RunStatus> statuses = Collections.synchronizedList(new ArrayList<>());
        queue.addListener(new RunListener() {
            @Override
            public void statusChanged(String runId, RunStatus status) {
                throw new IllegalStateException("a bad listener");
            }

            @Override
            public void happened(String runId, JournalEntry entry) {
                if (entry.event() instanceof RunEvent.Started) throw new IllegalStateException("a bad listener");
            }
        });
        CountDownLatch told = new CountDownLatch(1);
        queue.addListener(new RunListener() {
            @Override
            public void statusChanged(String runId, RunStatus status) {
                statuses.add(status);
                if (status.isEnd()) told.countDown();
            }

            @Override
            public void happened(String runId, JournalEntry entry) {
                heard.add(entry);
            }
        });
        RunSpec run = submit(List.of(NONE), 1L).get(0);
        end(run);
        told.await();
        List<JournalEntry> journal = queue.runs().journal(run.id(), 0);
        assertThat(Samples.exact(JournalEntry.events(heard))).isEqualTo(Samples.exact(JournalEntry.events(journal)));
        assertThat(heard)
                .extracting(JournalEntry::number)
                .isEqualTo(journal.stream().map(JournalEntry::number).toList());
        assertThat(statuses).contains(RunStatus.QUEUED, RunStatus.RUNNING).endsWith(RunStatus.FINISHED);
    }

    @Test
    void tasksTellHowFarTheyAre() throws InterruptedException {
        fakeTeacherFirst();
        List<TaskState> seen = Collections.synchronizedList(new ArrayList<>());
        fake.hook = (step, rate, schedule) -> queue.tasks().stream()
                .filter(task -> task.status() == RunStatus.RUNNING)
                .forEach(seen::add);
        RunSpec run = submit(List.of(ONLINE), 1L).get(0);
        end(run);
        assertThat(seen).hasSize(16).extracting(TaskState::done).isSorted();
        assertThat(seen.get(8).done()).isEqualTo(0.5);
        assertThat(seen.get(8).secondsLeft()).isPositive();
        assertThat(seen.get(8).rate()).isPositive();
        assertThat(state(run.id()).done()).isEqualTo(1);
        assertThat(state(run.id()).label()).isEqualTo("sample: online, τ 4, seed 1");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
