package org.limbeck.figure.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.chart.ChartFonts;

/** A chart as one page of vector PDF: text stays text, in embedded subsets of the shipped fonts. */
final class PdfFigure {
    private PdfFigure() {}

    static void write(JFreeChart chart, FigureSize size, Provenance provenance, Path file) throws IOException {
        float width = (float) size.widthPoints();
        float height = (float) size.heightPoints();
        try (PDDocument document = new PDDocument();
                EmbeddedFonts fonts = new EmbeddedFonts()) {
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, width, height);
            try {
                g2.setFontTextDrawer(fonts);
                chart.draw(g2, new Rectangle2D.Double(0, 0, width, height));
            } finally {
                g2.dispose();
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            document.setDocumentInformation(information(provenance));
            // Without one, the clock would make the same figure another file each time.
            document.setDocumentId(0L);
            document.save(file.toFile());
        }
    }

    private static PDDocumentInformation information(Provenance provenance) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(provenance.title());
        information.setCreator(provenance.creator());
        information.setKeywords(String.join(", ", provenance.runIds()));
        information.setSubject("Runs " + String.join(", ", provenance.runIds()));
        information.setCustomMetadataValue("Provenance", provenance.text());
        return information;
    }

    /** Draws every text with the shipped face of its weight; one copy of a face serves the whole document. */
    private static final class EmbeddedFonts extends PdfBoxGraphics2DFontTextDrawer {
        private @Nullable PDFont regular;
        private @Nullable PDFont bold;

        @Override
        protected boolean hasDynamicFontMapping() {
            return true;
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
            if (font.isBold()) {
                if (bold == null) bold = load(env.getDocument(), true);
                return bold;
            }
            if (regular == null) regular = load(env.getDocument(), false);
            return regular;
        }

        private static PDFont load(PDDocument document, boolean bold) throws IOException {
            try (InputStream file = ChartFonts.open(bold)) {
                return PDType0Font.load(document, file, true);
            }
        }
    }
}
