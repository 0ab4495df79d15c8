package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Circle;
import org.limbeck.figure.RunCurves;

/** The shown runs, those of several seeds together where they are drawn so, in their colours; a click puts one in focus, a click on the one in focus takes it off. */
final class RunLegend extends FlowPane {
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("run-focus");

    private final LiveModel model;
    private List<String> drawn = List.of();

    RunLegend(LiveModel model) {
        super(1, 2);
        this.model = model;
        getStyleClass().add("run-legend");
        setMinWidth(0);
        setPrefWrapLength(100);
        model.frameProperty().addListener(change -> update());
        model.shown().changes().addListener(change -> update());
        update();
    }

    private void update() {
        List<Node> buttons = new ArrayList<>();
        List<String> now = new ArrayList<>();
        for (List<String> ids : groups()) {
            String name = name(ids);
            now.add(ids + name + model.shown().colour(ids.get(0)) + focused(ids));
            buttons.add(button(ids, name));
        }
        if (now.equals(drawn)) return;
        drawn = now;
        getChildren().setAll(buttons);
    }

    /** Runs that are drawn as one line, in the order of the first of each. */
    private Collection<List<String>> groups() {
        Map<Object, List<String>> groups = new LinkedHashMap<>();
        for (String id : model.shown().ids()) {
            RunCurves curves = model.curves(id);
            boolean together = curves != null && model.settings().grouped();
            Object key = together ? Composer.method(curves) : id;
            groups.computeIfAbsent(key, each -> new ArrayList<>()).add(id);
        }
        return groups.values();
    }

    private boolean focused(List<String> ids) {
        return ids.contains(model.shown().focused());
    }

    private String name(List<String> ids) {
        RunCurves curves = model.curves(ids.get(0));
        if (curves == null) return "…";
        boolean one = ids.size() == 1 && curves.run().experiment().seeds().size() > 1;
        return curves.run().label() + (one ? " · " + curves.run().seed() : "");
    }

    private Button button(List<String> ids, String name) {
        Button button = new Button(name, new Circle(4.5, model.shown().colour(ids.get(0))));
        boolean focused = focused(ids);
        button.getStyleClass().addAll("run-chip");
        button.pseudoClassStateChanged(FOCUS, focused);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(
                focused
                        ? name
                                + " is in focus: drawn with all its curves, bands and stages\nClick to take it off the charts"
                        : "Click to put " + name + " in focus"));
        button.setOnAction(event -> {
            if (focused) model.shown().toggleAll(ids);
            else model.shown().focus(ids.get(ids.size() - 1));
        });
        return button;
    }
}
