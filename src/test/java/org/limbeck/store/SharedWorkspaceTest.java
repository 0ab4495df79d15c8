package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.store.file.BusyWorkspace;
import org.limbeck.store.file.WriterLock;

/** One program writes to a workspace, others read it meanwhile. */
@Timeout(300)
class SharedWorkspaceTest {
    @TempDir
    Path folder;

    private Workspace open() {
        return Workspace.open(folder, Clock.systemUTC(), new PlainNetworkFiles());
    }

    private Workspace look() {
        return Workspace.look(folder, Clock.systemUTC(), new PlainNetworkFiles());
    }

    @Test
    void aReaderSeesWhatTheWriterHasJustStored() {
        try (Workspace writer = open();
                Workspace reader = look()) {
            writer.runs().create(Samples.run("r-1"));
            writer.runs().setStatus("r-1", RunStatus.RUNNING);
            assertThat(reader.runs().runs()).extracting(RunSummary::status).containsExactly(RunStatus.RUNNING);
            writer.runs().append("r-1", Samples.events());
            assertThat(reader.runs().journal("r-1", 5))
                    .extracting(JournalEntry::number)
                    .containsExactly(6L, 7L);
            assertThatThrownBy(() -> reader.runs().setStatus("r-1", RunStatus.FAILED))
                    .isInstanceOf(UserError.class);
        }
    }

    @Test
    void aReaderLeavesTheWritersLockAlone() {
        try (Workspace writer = open()) {
            look().close();
            assertThat(WriterLock.isHeld(folder)).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(BusyWorkspace.class);
            assertThat(WriterLock.isHeld(folder)).as("asking does not take it").isTrue();
            writer.runs().create(Samples.run("r-1"));
        }
        assertThat(WriterLock.isHeld(folder)).isFalse();
        open().close();
    }

    @Test
    void readingMakesAndChangesNothing() throws Exception {
        Path none = folder.resolve("mistyped");
        assertThatThrownBy(() -> Workspace.look(none, Clock.systemUTC(), new PlainNetworkFiles()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such workspace");
        assertThat(none).doesNotExist();
        assertThatThrownBy(this::look).isInstanceOf(UserError.class).hasMessageContaining("no workspace in this");
        assertThat(folder).isEmptyDirectory();
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
        }
        byte[] before = Files.readAllBytes(folder.resolve("limbeck.db"));
        List<Path> files = list();
        try (Workspace reader = look()) {
            assertThat(reader.runs().runs()).hasSize(1);
            assertThat(reader.runs().folder("r-1")).exists();
        }
        assertThat(list()).isEqualTo(files);
        assertThat(Files.readAllBytes(folder.resolve("limbeck.db"))).isEqualTo(before);
    }

    private List<Path> list() throws Exception {
        try (var files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aRunThatNobodyTrainsAnyMoreIsReadAsInterrupted() {
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
            workspace.runs().setStatus("r-1", RunStatus.RUNNING);
        }
        try (Workspace reader = look()) {
            assertThat(reader.runs().summary("r-1").status()).isEqualTo(RunStatus.INTERRUPTED);
        }
    }

    @Test
    void theWindowFollowsARunThatAnotherProcessTrainsAndOpensItToWorkWhenThatHasEnded() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ChildProgram child = ChildProgram.start(ToyExperiment.class, folder)) {
            for (String line = child.line(); !line.startsWith("Started"); line = child.line()) {}
            try (ExperimentService watching = LimbeckEngine.openOrLook(folder, 1)) {
                assertThat(watching.readOnly().orElseThrow()).contains("process");
                watching.addListener(new RunListener() {
                    @Override
                    public void statusChanged(String runId, RunStatus status) {
                        heard.add(status.name());
                    }

                    @Override
                    public void happened(String runId, JournalEntry entry) {
                        heard.add(entry.event().getClass().getSimpleName());
                    }
                });
                assertThatThrownBy(() -> watching.submit(ToyExperiment.spec()))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("nothing can be started");
                await(heard, RunEvent.Probed.class.getSimpleName());
                await(heard, RunStatus.FINISHED.name());
            }
            while (child.line() != null) {}
            assertThat(child.exitCode()).as("undisturbed").isZero();
        }
        try (ExperimentService working = LimbeckEngine.openOrLook(folder, 1)) {
            assertThat(working.readOnly()).isEmpty();
            assertThat(working.runs().runs()).extracting(RunSummary::status).containsOnly(RunStatus.FINISHED);
        }
    }

    private static void await(BlockingQueue<String> heard, String wanted) throws InterruptedException {
        for (String news = ""; !news.equals(wanted); ) {
            news = heard.poll(120, TimeUnit.SECONDS);
            assertThat(news).as("waiting for " + wanted).isNotNull();
        }
    }

    @Test
    void aKilledWriterLetsGoOfTheWorkspace() throws Exception {
        try (ChildProgram child = ChildProgram.start(ToyExperiment.class, folder)) {
            for (String line = child.line(); !line.startsWith("Started"); line = child.line()) {}
            assertThatThrownBy(() -> LimbeckEngine.open(folder, 1)).isInstanceOf(BusyWorkspace.class);
            child.kill();
        }
        try (LookingEngine reader = LimbeckEngine.look(folder, 1)) {
            assertThat(reader.runs().runs())
                    .extracting(RunSummary::status)
                    .as("however far it had come")
                    .allMatch(RunStatus::isEnd)
                    .contains(RunStatus.INTERRUPTED);
        }
        LimbeckEngine.open(folder, 1).close();
    }
}
