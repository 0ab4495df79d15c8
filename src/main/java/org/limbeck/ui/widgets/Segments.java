package org.limbeck.ui.widgets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A row of joined buttons of which exactly one is chosen. */
public final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private Consumer<T> choice = value -> {};

    public Segments() {
        getStyleClass().add("segments");
        setAlignment(Pos.CENTER);
        setFillHeight(false);
        setMinWidth(USE_PREF_SIZE);
    }

    public void add(T value, String name, String explanation) {
        ToggleButton button = new ToggleButton(name);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(explanation));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            // A second click on the chosen one must not leave none.
            button.setSelected(true);
            choice.accept(value);
        });
        buttons.put(value, button);
        getChildren().add(button);
        style();
    }

    private void style() {
        int last = getChildren().size() - 1;
        for (int i = 0; i <= last; i++) {
            String pill = i == 0 ? "left-pill" : i == last ? "right-pill" : "center-pill";
            getChildren().get(i).getStyleClass().removeAll("left-pill", "center-pill", "right-pill");
            getChildren().get(i).getStyleClass().add(pill);
        }
    }

    /** Hears of a person's choices, not of {@link #select}. */
    public void onChoice(Consumer<T> hears) {
        choice = hears;
    }

    public void select(T value) {
        buttons.get(value).setSelected(true);
    }
}
