package org.limbeck.figure.export;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jfree.chart.JFreeChart;
import org.limbeck.figure.chart.ChartFonts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A chart as SVG: text stays text, and the glyphs that it needs come along, so that it looks the same where the font is
 * not installed.
 */
final class SvgFigure {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** What a browser needs to draw glyphs; the rest serves features that no chart uses. */
    private static final List<String> TABLES = List.of(
            "head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep");

    /** For programs that ignore fonts in files: faces of about the same width. */
    private static final String FAMILIES = "'" + ChartFonts.FAMILY + "', Arial, 'Liberation Sans', sans-serif";

    private SvgFigure() {}

    static void write(JFreeChart chart, FigureSize size, Provenance provenance, Path file) throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(5);
        context.setComment("made by " + provenance.creator());
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        g2.setSVGCanvasSize(new Dimension((int) Math.ceil(size.widthPoints()), (int) Math.ceil(size.heightPoints())));
        chart.draw(g2, new Rectangle2D.Double(0, 0, size.widthPoints(), size.heightPoints()));
        Element root = g2.getRoot();
        root.setAttributeNS(null, "width", size.widthMm() + "mm");
        root.setAttributeNS(null, "height", size.heightMm() + "mm");
        root.setAttributeNS(null, "viewBox", "0 0 " + size.widthPoints() + " " + size.heightPoints());
        root.insertBefore(element(document, "style", fontFaces(root.getTextContent())), root.getFirstChild());
        root.insertBefore(element(document, "metadata", provenance.text()), root.getFirstChild());
        root.insertBefore(
                element(document, "desc", "Runs " + String.join(", ", provenance.runIds())), root.getFirstChild());
        root.insertBefore(element(document, "title", provenance.title()), root.getFirstChild());
        nameFamilies(root);
        save(root, file);
    }

    private static void nameFamilies(Element element) {
        if (element.hasAttribute("font-family")) element.setAttribute("font-family", FAMILIES);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) nameFamilies(inner);
        }
    }

    /** Without the document type that Batik would write: readers would ask the network for it. */
    private static void save(Element root, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform can make XML", e);
        }
    }

    private static Element element(Document document, String name, String text) {
        Element element = document.createElementNS(NAMESPACE, name);
        element.setTextContent(text);
        return element;
    }

    private static String fontFaces(String text) throws IOException {
        return fontFace(text, false, "normal") + fontFace(text, true, "bold");
    }

    private static String fontFace(String text, boolean bold, String weight) throws IOException {
        return "@font-face{font-family:'" + ChartFonts.FAMILY + "';font-weight:" + weight
                + ";src:url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(subset(text, bold)) + ")}\n";
    }

    private static byte[] subset(String text, boolean bold) throws IOException {
        Set<Integer> characters = new TreeSet<>();
        text.codePoints().filter(point -> point >= ' ').forEach(characters::add);
        try (InputStream file = ChartFonts.open(bold);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addAll(characters);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        }
    }
}
