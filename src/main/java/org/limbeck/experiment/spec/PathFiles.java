package org.limbeck.experiment.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.limbeck.base.FileFault;
import org.limbeck.base.PlainText;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;

/**
 * The custom paths that a specification names by file: {@code path: my-path.csv} becomes the points that the file holds,
 * so that what is stored of a run is complete. The file has a line of headings, of {@code progress}, {@code checkpoint},
 * {@code temperature} and {@code alpha} at least the first two, then a line for each point.
 */
final class PathFiles {
    private static final List<String> COLUMNS = List.of("progress", "checkpoint", "temperature", "alpha");
    private static final String REMEDY = "give lines like 'progress,checkpoint,temperature,alpha' and '0,2,4,1'";

    private PathFiles() {}

    /**
     * @param origin the specification's own file, beside which relative paths start
     * @throws UserError when a file cannot be read or holds something else
     */
    static ObjectNode readInto(ObjectNode spec, String origin) {
        ObjectNode complete = spec.deepCopy();
        visit(complete.path("methods"), origin);
        return complete;
    }

    private static void visit(JsonNode node, String origin) {
        if (node instanceof ObjectNode fields
                && fields.path("method").asText().equals("custom")
                && fields.path("path").isTextual()) {
            String given = fields.remove("path").asText();
            Path file = UserPath.of(origin, "").resolveSibling(UserPath.of(given, origin + ", path"));
            fields.set("points", read(file));
        }
        node.forEach(child -> visit(child, origin));
    }

    private static ArrayNode read(Path file) {
        List<String> lines;
        try {
            lines = PlainText.decode(Files.readAllBytes(file), file.toString())
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UserError("the path's file cannot be read: " + FileFault.reading(e), file.toString(), REMEDY, e);
        }
        List<String> head = lines.isEmpty() ? List.of() : cells(lines.get(0));
        if (!COLUMNS.containsAll(head) || !head.containsAll(COLUMNS.subList(0, 2))) {
            throw new UserError("the path's file does not begin with headings", file.toString(), REMEDY);
        }
        ArrayNode points = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < lines.size(); i++) points.add(point(head, lines.get(i), file));
        return points;
    }

    private static ObjectNode point(List<String> head, String line, Path file) {
        List<String> cells = cells(line);
        ObjectNode point = JsonNodeFactory.instance.objectNode();
        try {
            if (cells.size() != head.size()) throw new NumberFormatException("other number of columns");
            for (int column = 0; column < cells.size(); column++) {
                String name = head.get(column);
                if (name.equals("checkpoint")) point.put(name, Integer.parseInt(cells.get(column)));
                else point.put(name, Double.parseDouble(cells.get(column)));
            }
        } catch (NumberFormatException e) {
            throw new UserError("a line of the path's file is '" + line + "'", file.toString(), REMEDY, e);
        }
        return point;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}
