package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;

/** The whole engine for a long time in one process. */
@Tag("nightly")
@Timeout(3600)
class SoakTest {
    private static final Set<Integer> MEASURED = Set.of(1, 50, 100, 150, 200);

    @TempDir
    Path folder;

    @Test
    void memoryStaysFlatOverTwoHundredRuns() throws Exception {
        String yaml = "dataset: {source: glyphs-grey, trainCount: 200, testCount: 100, crop: 2}\n"
                + "teacher: {model: {name: resnet-8, width: 0.25}, training: {epochs: 1, batch: 32, "
                + "learningRates: [0.05]}}\nstudent: {name: lenet-5, width: 0.5}\n"
                + "training: {epochs: 1, batch: 32, learningRates: [0.01]}\nmethods: [none, online]\n"
                + "probe: {examples: 32}\nseeds: "
                + IntStream.rangeClosed(1, 100).boxed().collect(Collectors.toList()) + "\n";
        Memory early = null;
        Memory now = null;
        System.out.println("at the start: " + Memory.now());
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 2)) {
            List<RunSpec> runs = engine.submit(SpecYaml.parse(yaml, "many"));
            assertThat(runs).hasSize(200);
            for (int done = 1; done <= runs.size(); done++) {
                RunEvent.Ended end = engine.await(runs.get(done - 1).id());
                assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.FINISHED);
                if (!MEASURED.contains(done)) continue;
                now = Memory.now();
                System.out.println("after " + done + " runs: " + now);
                if (done == 50) early = now;
            }
        }
        assertThat(now.heap()).isLessThan(early.heap() + 32);
        assertThat(now.resident()).isLessThan(early.resident() + 128);
        assertThat(now.tracked()).isLessThan(early.tracked() + 1024);
        assertThat(now.objects()).isLessThan(early.objects() + 2000);
        assertThat(now.threads()).isLessThan(early.threads() + 5);
    }

    /**
     * In MB.
     *
     * @param heap after a collection
     * @param resident of the whole process, memory off the heap included
     * @param tracked off the heap by JavaCPP's count, in KB
     * @param objects off the heap that JavaCPP knows of: arrays, oneDNN's primitives
     * @param threads alive
     */
    private record Memory(long heap, long resident, long tracked, long objects, int threads) {
        static Memory now() throws InterruptedException {
            // Arrays off the heap go when their owners have been collected and JavaCPP has heard of it.
            for (int i = 0; i < 4; i++) {
                System.gc();
                Thread.sleep(200);
            }
            Runtime runtime = Runtime.getRuntime();
            return new Memory(
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    Pointer.physicalBytes() >> 20,
                    Pointer.totalBytes() >> 10,
                    Pointer.totalCount(),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }
}
