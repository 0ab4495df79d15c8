package org.limbeck.ui.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunStatus;

class TimeLeftTest {
    private final TimeLeft left = new TimeLeft(task -> task.id().substring(0, 2));

    private static TaskState task(String id, RunStatus status, double done, double secondsLeft) {
        return new TaskState(id, id, status, done, Double.NaN, secondsLeft, "");
    }

    @Test
    void aQueuedRunIsTakenToLastAsLongAsTheOneThatIsRunning() {
        assertThat(left.of(List.of(
                        task("r-1", RunStatus.RUNNING, 0.75, 10),
                        task("r-2", RunStatus.QUEUED, 0, Double.NaN),
                        task("r-3", RunStatus.QUEUED, 0.5, Double.NaN))))
                .isEqualTo(10 + 40 + 20);
    }

    @Test
    void itIsStillKnownBetweenTwoRunsAndEndedOnesDoNotCount() {
        left.of(List.of(task("r-1", RunStatus.RUNNING, 0.5, 30)));
        assertThat(left.of(
                        List.of(task("r-1", RunStatus.FINISHED, 1, 0), task("r-2", RunStatus.RUNNING, 0, Double.NaN))))
                .isEqualTo(60);
    }

    @Test
    void nothingIsSaidOfWhatCannotBeKnown() {
        assertThat(left.of(List.of())).isNaN();
        assertThat(left.of(
                        List.of(task("t-1", RunStatus.RUNNING, 0.5, 30), task("r-2", RunStatus.QUEUED, 0, Double.NaN))))
                .isNaN();
        assertThat(left.of(List.of(task("r-1", RunStatus.RUNNING, 0.001, 9999), task("r-2", RunStatus.QUEUED, 0, 0))))
                .isNaN();
    }
}
