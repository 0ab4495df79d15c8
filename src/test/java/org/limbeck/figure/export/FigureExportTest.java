package org.limbeck.figure.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.results.RunExport;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.Gallery;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.panel.PanelOptions;
import org.w3c.dom.Document;

class FigureExportTest {
    private static final List<RunCurves> RUNS = List.of(Gallery.curves(new Schedule.Online(1, 4, 1), 0));
    private static final FigureSize SIZE = FigureSize.ICLR;
    private static final Provenance PROVENANCE = Provenance.of("Online distillation", RUNS);

    @TempDir
    private Path folder;

    private static JFreeChart chart() {
        return ChartRequest.of(RUNS, PanelOptions.defaults()).chart(SIZE.theme());
    }

    @Test
    void pdfHoldsItsTextAsTextAndItsProvenance() throws IOException {
        Path file = folder.resolve("figure.pdf");
        FigureExport.pdf(chart(), SIZE, PROVENANCE, file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Supervision complexity", "current supervision", "Test accuracy", "epoch", "τ 4", "80 %");
            assertThat(document.getPage(0).getMediaBox().getWidth()).isCloseTo(139.7f / 25.4f * 72, within(0.01f));
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Online distillation");
            assertThat(document.getDocumentInformation().getCustomMetadataValue("Provenance"))
                    .contains("r-online4-0", "fashion-mnist");
        }
    }

    @Test
    void pdfEmbedsEveryFontAndHoldsNoPixels() throws IOException {
        Path file = folder.resolve("figure.pdf");
        FigureExport.pdf(chart(), SIZE, PROVENANCE, file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<PDFont> fonts = new ArrayList<>();
            List<PDImageXObject> images = new ArrayList<>();
            collect(document.getPage(0).getResources(), fonts, images);
            assertThat(images).isEmpty();
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.contains("IBMPlexSans"));
        }
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    private static void collect(PDResources resources, List<PDFont> fonts, List<PDImageXObject> images)
            throws IOException {
        for (COSName name : resources.getFontNames()) fonts.add(resources.getFont(name));
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image) images.add(image);
            if (object instanceof PDFormXObject form) collect(form.getResources(), fonts, images);
        }
    }

    @Test
    void svgIsWellFormedKeepsItsLabelsAndBringsItsFont() throws Exception {
        Path file = folder.resolve("figure.svg");
        FigureExport.svg(chart(), SIZE, PROVENANCE, file);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("139.7mm");
        List<String> texts = new ArrayList<>();
        var nodes = document.getElementsByTagNameNS("*", "text");
        for (int i = 0; i < nodes.getLength(); i++) texts.add(nodes.item(i).getTextContent());
        assertThat(texts).contains("current supervision", "margin loss", "final teacher", "epoch", "12");
        assertThat(document.getElementsByTagNameNS("*", "metadata").item(0).getTextContent())
                .contains("r-online4-0");
        assertThat(document.getElementsByTagNameNS("*", "image").getLength()).isZero();
        assertThat(Files.readString(file)).contains("@font-face{font-family:'IBM Plex Sans'");
        assertThat(Files.size(file)).isLessThan(300_000);
    }

    @Test
    void pngHasTheSizeAndTheResolutionAskedFor() throws IOException {
        Path file = folder.resolve("figure.png");
        FigureExport.png(chart(), SIZE, 300, PROVENANCE, file);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            BufferedImage image = reader.read(0);
            assertThat(image.getWidth()).isEqualTo(1650);
            IIOMetadataNode metadata =
                    (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            IIOMetadataNode resolution =
                    (IIOMetadataNode) metadata.getElementsByTagName("pHYs").item(0);
            assertThat(resolution.getAttribute("pixelsPerUnitXAxis")).isEqualTo("11811");
            assertThat(resolution.getAttribute("unitSpecifier")).isEqualTo("meter");
            IIOMetadataNode texts =
                    (IIOMetadataNode) metadata.getElementsByTagName("iTXtEntry").item(2);
            assertThat(texts.getAttribute("text")).contains("r-online4-0");
            reader.dispose();
        }
    }

    @Test
    void csvHasARowForEveryMeasuredStepOfEveryRun() throws IOException {
        Path file = folder.resolve("curves.csv");
        FigureExport.csv(RUNS, file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).startsWith("run,method,temperature,seed,step,epoch");
        assertThat(lines.get(0).split(",")).contains("currentASC", "margin50", "loss", "testCalibrationError");
        assertThat(lines)
                .hasSizeGreaterThan(240)
                .allMatch(line -> line.split(",", -1).length == lines.get(0).split(",").length);
    }

    @Test
    void theCurvesOfAFigureAreThoseOfTheExportedRunByteForByte() throws IOException {
        RunSpec run = SampleRuns.run(new Schedule.Online(1, 4, 1), 0);
        SampleArchive archive = new SampleArchive(folder.resolve("workspace")).add(run, SampleRuns.events(run));
        RunExport.write(folder.resolve("run"), archive, archive, run.id());
        FigureExport.csv(List.of(RunCurves.of(run, archive.events(run.id()))), folder.resolve("figure.csv"));
        assertThat(folder.resolve("figure.csv")).hasSameTextualContentAs(folder.resolve("run/curves.csv"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheUsersToMend() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        assertThatThrownBy(() -> FigureExport.pdf(chart(), SIZE, PROVENANCE, blocked.resolve("figure.pdf")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
    }
}
