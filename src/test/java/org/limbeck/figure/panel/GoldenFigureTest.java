package org.limbeck.figure.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.Gallery;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.composing.ShownRun;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.Smoothing;
import org.limbeck.figure.export.FigureExport;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.export.Provenance;

/**
 * What the linked charts hold, told in words and rounded places, beside what they held when somebody last looked at them and
 * found them right. {@code -Dlimbeck.golden=write} writes them anew.
 */
class GoldenFigureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/limbeck/figure/golden");
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 1);

    @TempDir
    private Path folder;

    static Stream<Arguments> figures() {
        PanelOptions plain = PanelOptions.defaults();
        List<RunCurves> one = List.of(Gallery.curves(ONLINE, 0));
        List<RunCurves> partial = new ArrayList<>(List.of(Gallery.curves(ONLINE, 0), Gallery.curves(ONLINE, 1)));
        RunSpec third = SampleRuns.run(ONLINE, 2);
        partial.add(RunCurves.of(third, SampleRuns.eventsUntil(third, 200)));
        List<ShownRun> focused = new ArrayList<>();
        for (ShownRun run : ChartRequest.of(Gallery.all(), plain).runs()) {
            focused.add(new ShownRun(run.curves(), run.style(), run.style() == 4));
        }
        return Stream.of(
                Arguments.of("one", ChartRequest.of(one, plain)),
                Arguments.of("methods", ChartRequest.of(Gallery.all(), plain)),
                Arguments.of("focus", new ChartRequest(focused, plain, null)),
                Arguments.of("seeds", ChartRequest.of(partial, plain)),
                Arguments.of(
                        "stages",
                        ChartRequest.of(
                                Gallery.all(),
                                plain.with(ProgressAxis.STAGE)
                                        .with(ComplexityMeasure.NASC)
                                        .with(ComplexityScale.LOGARITHMIC)
                                        .with(Smoothing.LIGHT))));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aFigureHoldsWhatItHeld(String name, ChartRequest request) throws Exception {
        Path svg = folder.resolve("figure.svg");
        FigureExport.svg(
                request.chart(FigureSize.ICLR.theme()),
                FigureSize.ICLR,
                Provenance.of(request.name(), request.curves()),
                svg);
        String now = SvgOutline.of(svg);
        Path golden = GOLDEN.resolve(name + ".txt");
        if ("write".equals(System.getProperty("limbeck.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, now);
        }
        List<String> held = Files.readAllLines(golden);
        List<String> holds = now.lines().toList();
        assertThat(holds.stream().map(GoldenFigureTest::words))
                .containsExactlyElementsOf(
                        held.stream().map(GoldenFigureTest::words).toList());
        for (int i = 0; i < held.size(); i++) {
            assertThat(places(holds.get(i))).as(holds.get(i)).containsExactly(places(held.get(i)), within(1.0));
        }
    }

    /** All of a text; of a line its colour and dashes. */
    private static String words(String line) {
        return line.startsWith("line ") ? line.substring(0, line.indexOf(" from ")) : line;
    }

    /** The box of a line. */
    private static double[] places(String line) {
        if (!line.startsWith("line ")) return new double[0];
        String box = line.substring(line.indexOf(" from ")).replaceAll("[^0-9 -]", " ");
        return Arrays.stream(box.strip().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
