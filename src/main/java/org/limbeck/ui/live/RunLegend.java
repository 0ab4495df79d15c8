package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.limbeck.figure.curve.RunGroup;

/**
 * The shown runs, those of several seeds together where they are drawn so, as their lines look; a click puts one in focus, a
 * click on the one in focus takes it off.
 */
final class RunLegend extends StackPane {
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("run-focus");
    private static final double SAMPLE = 20;

    private final LiveModel model;
    private final ScrollStrip strip = new ScrollStrip(false);
    private List<String> drawn = List.of();

    RunLegend(LiveModel model) {
        this.model = model;
        getStyleClass().add("run-legend");
        getChildren().add(strip);
        setMinWidth(0);
        javafx.scene.layout.HBox.setHgrow(this, Priority.ALWAYS);
        model.frameProperty().addListener(change -> update());
        update();
    }

    private void update() {
        LiveFrame frame = model.frameProperty().get();
        if (frame == null) return;
        List<RunGroup> groups = frame.composition().groups();
        List<String> now = new ArrayList<>();
        for (RunGroup group : groups)
            now.add(ids(group) + name(group) + group.style() + focused(group) + frame.theme());
        if (now.equals(drawn)) return;
        drawn = now;
        List<Node> buttons = new ArrayList<>();
        for (RunGroup group : groups) buttons.add(button(frame, group));
        strip.items().setAll(buttons);
        for (int i = 0; i < groups.size(); i++) {
            if (focused(groups.get(i))) strip.reveal(buttons.get(i));
        }
    }

    private static List<String> ids(RunGroup group) {
        return group.runs().stream().map(run -> run.run().id()).toList();
    }

    private boolean focused(RunGroup group) {
        return ids(group).contains(model.shown().focused());
    }

    private static String name(RunGroup group) {
        return group.label();
    }

    private Button button(LiveFrame frame, RunGroup group) {
        List<String> ids = ids(group);
        String name = name(group);
        Button button = new Button(name, LineSample.of(frame.theme().style(group.style()), null, SAMPLE));
        boolean focused = focused(group);
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
