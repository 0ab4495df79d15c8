package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Circle;
import org.limbeck.figure.RunCurves;

/** The shown runs in their colours; a click puts one in focus, a click on the one in focus takes it off. */
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
        ShownRuns shown = model.shown();
        for (String id : shown.ids()) {
            String name = name(id);
            now.add(id + name + shown.colour(id) + id.equals(shown.focused()));
            buttons.add(button(id, name));
        }
        if (now.equals(drawn)) return;
        drawn = now;
        getChildren().setAll(buttons);
    }

    private String name(String id) {
        RunCurves curves = model.curves(id);
        if (curves == null) return "…";
        boolean seeds = curves.run().experiment().seeds().size() > 1;
        return curves.run().label() + (seeds ? " · " + curves.run().seed() : "");
    }

    private Button button(String id, String name) {
        Button button = new Button(name, new Circle(4.5, model.shown().colour(id)));
        boolean focused = id.equals(model.shown().focused());
        button.getStyleClass().addAll("run-chip");
        button.pseudoClassStateChanged(FOCUS, focused);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(
                focused
                        ? name
                                + " is in focus: drawn with all its curves, bands and stages\nClick to take it off the charts"
                        : "Click to put " + name + " in focus"));
        button.setOnAction(event -> {
            if (focused) model.shown().toggle(id);
            else model.shown().focus(id);
        });
        return button;
    }
}
