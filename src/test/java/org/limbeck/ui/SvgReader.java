package org.limbeck.ui;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is in an SVG file. */
record SvgReader(Document document, List<String> texts) {
    static SvgReader of(Path file) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(file.toFile());
        List<String> texts = new ArrayList<>();
        NodeList nodes = document.getElementsByTagNameNS("*", "text");
        for (int i = 0; i < nodes.getLength(); i++) texts.add(nodes.item(i).getTextContent());
        return new SvgReader(document, texts);
    }

    /** Paths of several points that are drawn in a colour, by themselves or by what they stand in. */
    int strokes(Color colour) {
        String wanted = "rgb(" + colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ")";
        NodeList paths = document.getElementsByTagNameNS("*", "path");
        int found = 0;
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            boolean line = path.getAttribute("d").indexOf('L') > 0;
            if (line && stroke(path).replace(" ", "").equals(wanted)) found++;
        }
        return found;
    }

    private static String stroke(Element element) {
        if (element.hasAttribute("stroke")) return element.getAttribute("stroke");
        return element.getParentNode() instanceof Element parent ? stroke(parent) : "";
    }
}
