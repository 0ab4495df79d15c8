package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.prefs.Preferences;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.export.FigureSize;
import org.limbeck.figure.report.ReportFolder;
import org.limbeck.ui.shell.Setup;
import org.testfx.api.FxToolkit;

/** Charts of runs that the real engine has trained, written to files from the window. */
class ExportDialogTest {
    @TempDir
    private static Path workspace;

    private static final RealEngine ENGINE = new RealEngine(2);

    private final Preferences preferences = new MemoryPreferences();

    @TempDir
    private Path folder;

    private TestWindow window;

    @BeforeAll
    static void train() throws Exception {
        FxToolkit.registerPrimaryStage();
        try (var engine = ENGINE.open(workspace)) {
            for (var run : engine.submit(RealEngine.small())) engine.await(run.id());
        }
    }

    @AfterAll
    static void forget() {
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @BeforeEach
    void open() {
        Setup setup = new Setup(ENGINE::open, RealEngine.small(), List.of(), 2);
        window = TestWindow.open(setup, workspace, preferences);
        window.untilShown("#live-view");
        Fx.until(
                "both runs are drawn",
                () -> new org.limbeck.ui.live.ChartReader(window.find("#chart-margin")).points()
                        == ENGINE.marginPoints());
    }

    @AfterEach
    void close() throws Exception {
        assertThat(window.failures()).isEmpty();
        window.close();
    }

    @Test
    void theKeysOpenItAndItProposesANameAndPaper() {
        Fx.run(() -> Event.fireEvent(
                window.stage().getScene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "e", KeyCode.E, false, true, false, false)));
        ExportUser user = ExportUser.inDialog();
        assertThat(user.text("#export-name")).isEqualTo("demo");
        assertThat(user.text("#export-width")).isEqualTo("175");
        assertThat(user.preview().getPixelReader().getArgb(1, 1)).isEqualTo(0xffffffff);
        user.close();
    }

    @Test
    void whatIsExportedOfOneMethodIsTheReportsImageOfIt() throws Exception {
        // The first press puts it in focus, the second takes it off.
        pressRun("none");
        Fx.until("it is in focus", () -> window.find("#live-view").lookupAll(".run-chip").stream()
                .map(Button.class::cast)
                .anyMatch(chip -> chip.getText().equals("none")
                        && chip.getPseudoClassStates().contains(PseudoClass.getPseudoClass("run-focus"))));
        pressRun("none");
        Fx.until(
                "one is left",
                () -> window.find("#live-view").lookupAll(".run-chip").size() == 1);
        ExportUser user = ExportUser.open(window).size(FigureSize.presets().indexOf(FigureSize.ICLR));
        Path svg = user.export(folder, "charts", "SVG");
        Path png = user.choose("PNG").choose("300").export(folder, "charts", "PNG");
        user.close();
        Path report = folder.resolve("report");
        try (var engine = ENGINE.open(copyOf(workspace))) {
            List<String> runs =
                    engine.runs().runs().stream().map(RunSummary::id).toList();
            ReportFolder.write(report, engine.runs(), runs, engine.teachers());
        }
        assertThat(svg).hasSameBinaryContentAs(report.resolve("figures/online-tau-4.svg"));
        assertThat(png).hasSameBinaryContentAs(report.resolve("figures/online-tau-4.png"));
    }

    private void pressRun(String name) {
        Fx.run(() -> window.find("#live-view").lookupAll(".run-chip").stream()
                .map(Button.class::cast)
                .filter(chip -> chip.getText().equals(name))
                .forEach(Button::fire));
    }

    /** The window has its own open. */
    private Path copyOf(Path original) throws IOException {
        Path copy = folder.resolve("copy");
        try (var files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else if (!file.getFileName().toString().endsWith(".lock")) Files.copy(file, target);
            }
        }
        return copy;
    }

    @Test
    void pdfIsOnePageOfTextInFontsThatItBrings() throws IOException {
        ExportUser user = ExportUser.open(window);
        Path file = user.export(folder, "charts", "PDF");
        user.close();
        PdfReader pdf = PdfReader.of(file);
        assertThat(pdf.text())
                .contains("Supervision complexity", "none", "online, τ 4", "final teacher", "margin loss", "epoch");
        assertThat(pdf.fonts()).isNotEmpty().allMatch(font -> font.isEmbedded());
        assertThat(pdf.widthMm()).isCloseTo(175, within(0.1));
    }

    @Test
    void svgHasALineOfEachRunInItsColourAndWhatIsHiddenIsNotInIt() throws Exception {
        Fx.run(() -> window.find("#live-view").lookupAll(".chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals("margin loss"))
                .forEach(ToggleButton::fire));
        ExportUser user = ExportUser.open(window);
        Path file = user.export(folder, "charts", "SVG");
        user.close();
        SvgReader svg = SvgReader.of(file);
        assertThat(svg.texts()).contains("none", "online, τ 4", "random labels", "current teacher", "epoch");
        assertThat(svg.texts()).doesNotContain("margin loss");
        // Complexity, margin and accuracy of each run; its key is one more.
        for (int colour : new int[] {0, 1}) {
            assertThat(svg.strokes(ChartTheme.print().style(colour).color())).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void aZoomedPartIsAllThatTheFileShows() throws Exception {
        ExportUser whole = ExportUser.open(window);
        List<String> all = SvgReader.of(whole.export(folder, "whole", "SVG")).texts();
        whole.close();
        Fx.run(() -> window.find("#chart-margin").requestFocus());
        for (KeyCode code : new KeyCode[] {KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS}) {
            Fx.run(() -> Event.fireEvent(
                    window.find("#chart-margin"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        }
        ExportUser part = ExportUser.open(window);
        List<String> some = SvgReader.of(part.export(folder, "part", "SVG")).texts();
        part.close();
        // The marks of the x axis stand closer.
        assertThat(all).contains("0", "1", "2").doesNotContain("1.55");
        assertThat(some).contains("1.55", "epoch");
    }

    @Test
    void pngHasThePixelsItsSizeAndResolutionMakeAndLooksLikeThePreview() throws IOException {
        ExportUser user = ExportUser.open(window).choose("PNG").choose("150");
        user.type("#export-width", "127").type("#export-height", "101.6");
        Fx.until("the preview has that shape", () -> {
            var image = ((javafx.scene.image.ImageView) user.find("#export-preview-image")).getImage();
            return Math.abs(image.getWidth() / image.getHeight() - 1.25) < 0.01;
        });
        PngReader png = PngReader.of(user.export(folder, "charts", "PNG"));
        assertThat(png.width()).isEqualTo(750);
        assertThat(png.height()).isEqualTo(600);
        assertThat(png.dotsPerMetre()).isEqualTo(5906);
        assertThat(png.likeness(user.preview())).isGreaterThan(0.8);
        user.close();
    }

    @Test
    void csvHasTheStoredValuesToTheLastBit() throws IOException {
        ExportUser user = ExportUser.open(window);
        List<String> lines = Files.readAllLines(user.export(folder, "curves", "CSV"));
        user.close();
        List<String> columns = Arrays.asList(lines.get(0).split(","));
        Map<String, String[]> rows = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.put(cells[columns.indexOf("run")] + "@" + cells[columns.indexOf("step")], cells);
        }
        int probes = 0;
        for (RunSummary run : ENGINE.runs()) {
            for (RunEvent event : ENGINE.service().runs().events(run.id())) {
                if (!(event instanceof RunEvent.Probed probed)) continue;
                probes++;
                String[] cells = rows.get(run.id() + "@" + probed.step());
                ProbeResult result = probed.result();
                assertThat(Double.parseDouble(cells[columns.indexOf("currentASC")]))
                        .isEqualTo(result.complexity().get(ProbeResult.CURRENT).adjusted());
                assertThat(Double.parseDouble(cells[columns.indexOf("margin50")]))
                        .isEqualTo(result.marginQuantiles()[2]);
                assertThat(Double.parseDouble(cells[columns.indexOf("testAccuracy")]))
                        .isEqualTo(result.testAccuracy());
            }
        }
        assertThat(probes).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aFileIsReplacedOnlyWhenThatWasAnswered() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.svg"), "precious");
        ExportUser user = ExportUser.open(window).choose("SVG");
        user.type("#export-folder", folder.toString()).type("#export-name", "mine");
        user.press("#export-now").untilTold("already there");
        assertThat(file).hasContent("precious");
        user.press("#export-replace").untilTold("Written");
        assertThat(Files.readString(file)).contains("<svg");
        user.close();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldInTheDialogAndLeavesNothing() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        ExportUser user = ExportUser.open(window).choose("PNG");
        user.type("#export-folder", blocked.toString()).press("#export-now").untilTold("cannot be written");
        assertThat(user.canExport()).isTrue();
        user.type("#export-folder", folder.toString()).press("#export-now").untilTold("Written: demo.png");
        user.close();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("blocked", "demo.png");
        }
    }

    @Test
    void nothingIsWrittenWhileANameOrASizeMakesNoSense() {
        ExportUser user = ExportUser.open(window);
        List<Boolean> possible = new ArrayList<>();
        possible.add(user.type("#export-name", "a/b").canExport());
        possible.add(user.type("#export-name", "a").canExport());
        possible.add(user.type("#export-width", "12").canExport());
        possible.add(user.type("#export-width", "85,5").canExport());
        possible.add(user.choose("PNG")
                .choose("600")
                .type("#export-width", "600")
                .type("#export-height", "600")
                .canExport());
        possible.add(user.choose("PDF").canExport());
        assertThat(possible).containsExactly(false, true, false, true, false, true);
        user.close();
    }

    @Test
    void folderAndSettingsAreThereTheNextTime() {
        ExportUser user = ExportUser.open(window).size(0).choose("Dark");
        user.export(folder, "charts", "SVG");
        user.close();
        ExportUser again = ExportUser.open(window);
        assertThat(again.text("#export-folder")).isEqualTo(folder.toString());
        assertThat(again.text("#export-width")).isEqualTo("85");
        assertThat(again.text("#export-name")).isEqualTo("demo");
        assertThat(again.preview().getPixelReader().getArgb(1, 1)).isNotEqualTo(0xffffffff);
        again.close();
    }
}
