package org.limbeck.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** Looks at everything that a scene shows as a reader would: is each text whole, in its place, and told from its ground? */
final class ScreenAudit {
    /** Of large or secondary text; WCAG 2.1, success criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 3;

    /** Of a text that ends in an ellipsis, which counts: what is left still has to tell things apart. */
    private static final int LEAST_LETTERS = 9;

    private static final List<String> SCROLLED = List.of("virtual-flow", "scroll-strip");

    private final Parent root;
    private final List<String> faults = new ArrayList<>();

    private ScreenAudit(Parent root) {
        this.root = root;
    }

    /** What a reader would complain about. FX thread. */
    static List<String> faults(Parent root) {
        root.applyCss();
        root.layout();
        ScreenAudit audit = new ScreenAudit(root);
        audit.look(root);
        return audit.faults;
    }

    private void look(Node node) {
        if (!node.isVisible() || node.getOpacity() < 0.1) return;
        if (node instanceof Labeled labeled) checkWhole(labeled);
        if (node instanceof Text text && !text.getText().isBlank()) checkContrast(text);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(this::look);
    }

    private void checkWhole(Labeled labeled) {
        String wanted = labeled.getText();
        if (wanted == null || wanted.isBlank() || labeled.getWidth() <= 0) return;
        String drawn = drawn(labeled);
        if (drawn == null) return;
        boolean cut = !plain(drawn).equals(plain(wanted));
        if (cut && (!hasTooltip(labeled) || plain(drawn).length() < LEAST_LETTERS)) {
            faults.add("cut off: '" + wanted + "' is drawn as '" + drawn + "' in " + place(labeled));
        }
        if (!isScrolled(labeled) && !isInside(labeled)) faults.add("outside: '" + wanted + "' in " + place(labeled));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "").replaceFirst("_", "");
    }

    private static String drawn(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                // Icons are texts, too.
                .filter(child -> child instanceof Text && child != labeled.getGraphic())
                .map(child -> ((Text) child).getText())
                .findFirst()
                .orElse(null);
    }

    /** An ellipsis is meant where the whole text is one move of the mouse away. */
    private static boolean hasTooltip(Labeled labeled) {
        for (Node at = labeled; at != null; at = at.getParent()) {
            boolean told = at instanceof Control control
                    && control.getTooltip() != null
                    && control.getTooltip().getText().contains(labeled.getText());
            if (told) return true;
        }
        return false;
    }

    private static boolean isScrolled(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollPane || SCROLLED.stream().anyMatch(at.getStyleClass()::contains)) return true;
        }
        return false;
    }

    private boolean isInside(Node node) {
        Bounds mine = node.localToScene(node.getLayoutBounds());
        Bounds all = root.localToScene(root.getLayoutBounds());
        boolean inScene = mine.getMinX() >= all.getMinX() - 1
                && mine.getMaxX() <= all.getMaxX() + 1
                && mine.getMinY() >= all.getMinY() - 1
                && mine.getMaxY() <= all.getMaxY() + 1;
        if (!(node.getParent() instanceof Region parent)) return inScene;
        Bounds around = parent.localToScene(parent.getLayoutBounds());
        return inScene && mine.getMaxX() <= around.getMaxX() + 1 && mine.getMaxY() <= around.getMaxY() + 1;
    }

    private void checkContrast(Text text) {
        if (!(text.getFill() instanceof Color ink) || isExcused(text)) return;
        Color ground = ground(text);
        double contrast = contrast(over(ink, ground), ground);
        if (contrast < LEAST_CONTRAST) {
            faults.add(String.format(
                    java.util.Locale.ROOT,
                    "hard to read (%.1f to 1): '%s', %s on %s in %s",
                    contrast,
                    text.getText(),
                    ink,
                    ground,
                    place(text)));
        }
    }

    /** What is switched off or empty may stand back. */
    private static boolean isExcused(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.isDisabled() || at.getOpacity() < 1) return true;
            if (at instanceof TextInputControl input
                    && input.getText() != null
                    && input.getText().isEmpty()) return true;
        }
        return false;
    }

    private static Color ground(Node node) {
        Color ground = Color.TRANSPARENT;
        for (Node at = node; at != null && ground.getOpacity() < 1; at = at.getParent()) {
            if (!(at instanceof Region region) || region.getBackground() == null) continue;
            List<BackgroundFill> fills = region.getBackground().getFills();
            for (int i = fills.size() - 1; i >= 0 && ground.getOpacity() < 1; i--) {
                if (fills.get(i).getFill() instanceof Color colour) ground = over(ground, colour);
            }
        }
        return ground.getOpacity() < 1 ? over(ground, Color.WHITE) : ground;
    }

    private static Color over(Color front, Color back) {
        double alpha = front.getOpacity() + back.getOpacity() * (1 - front.getOpacity());
        if (alpha == 0) return Color.TRANSPARENT;
        double share = front.getOpacity() / alpha;
        return new Color(
                front.getRed() * share + back.getRed() * (1 - share),
                front.getGreen() * share + back.getGreen() * (1 - share),
                front.getBlue() * share + back.getBlue() * (1 - share),
                Math.min(1, alpha));
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String place(Node node) {
        StringBuilder path = new StringBuilder();
        Node at = node;
        for (int i = 0; at != null && i < 5; i++, at = at.getParent()) {
            String name = at.getId() != null ? "#" + at.getId() : String.join(".", at.getStyleClass());
            path.insert(0, (name.isEmpty() ? at.getClass().getSimpleName() : name) + " > ");
        }
        return path.substring(0, path.length() - 3);
    }
}
