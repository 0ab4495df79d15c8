package org.limbeck.figure.panel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An SVG in lines that people can compare: its texts, and each drawn line with colour, whether it is dashed, and the box that
 * it fills, in steps of three points, so that a font's hinting changes nothing.
 */
final class SvgOutline {
    private static final double STEP = 3;
    private static final Pattern PAIR = Pattern.compile("(-?[0-9.]+(?:e-?[0-9]+)?)[ ,]+(-?[0-9.]+(?:e-?[0-9]+)?)");
    private static final int SHORTEST = 60;

    private final List<String> lines = new ArrayList<>();

    static String of(Path svg) throws Exception {
        Element root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getDocumentElement();
        SvgOutline outline = new SvgOutline();
        outline.walk(root, "", "");
        return String.join("\n", outline.lines) + "\n";
    }

    private void walk(Element element, String stroke, String dashes) {
        String own = element.hasAttribute("stroke") ? element.getAttribute("stroke") : stroke;
        String dash = element.hasAttribute("stroke-dasharray") ? element.getAttribute("stroke-dasharray") : dashes;
        String name = element.getLocalName();
        if (name.equals("text")) lines.add("text " + element.getTextContent());
        if (name.equals("path")) path(element, own, dash);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !name.equals("defs")) walk(inner, own, dash);
        }
    }

    /** Lines of data, not the small shapes of letters and marks. */
    private void path(Element path, String stroke, String dashes) {
        if (!"none".equals(path.getAttribute("fill")) || path.getAttribute("d").length() < SHORTEST) return;
        double[] box = {1e9, 1e9, -1e9, -1e9};
        Matcher pairs = PAIR.matcher(path.getAttribute("d"));
        while (pairs.find()) {
            for (int i = 0; i < 2; i++) {
                double value = Double.parseDouble(pairs.group(i + 1));
                box[i] = Math.min(box[i], value);
                box[i + 2] = Math.max(box[i + 2], value);
            }
        }
        boolean solid = dashes.isEmpty() || dashes.equals("none");
        lines.add(String.format(
                Locale.ROOT,
                "line %s %s from %d %d to %d %d",
                stroke,
                solid ? "solid" : "dashed",
                Math.round(box[0] / STEP),
                Math.round(box[1] / STEP),
                Math.round(box[2] / STEP),
                Math.round(box[3] / STEP)));
    }
}
