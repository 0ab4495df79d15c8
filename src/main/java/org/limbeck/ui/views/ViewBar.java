package org.limbeck.ui.views;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.ui.widgets.Icons;

/** The views as a row of joined buttons, with back and forward before them. Where it is narrow, icons stand alone. */
public final class ViewBar extends HBox {
    private static final PseudoClass COVERED = PseudoClass.getPseudoClass("covered");

    private final SegmentedButton segments = new SegmentedButton();
    private final Map<View, ToggleButton> buttons = new EnumMap<>(View.class);
    private double measuredAt;
    private double withWords;

    public ViewBar(Navigator navigator) {
        super(2);
        getStyleClass().add("view-bar");
        setId("view-bar");
        setAlignment(Pos.CENTER);
        setFillHeight(false);
        setMinWidth(0);
        Button back =
                Icons.button(Material2OutlinedAL.ARROW_BACK, "Back to where you were (Alt+Left)", navigator::back);
        back.setId("go-back");
        back.disableProperty().bind(navigator.canGoBackProperty().not());
        Button forward =
                Icons.button(Material2OutlinedAL.ARROW_FORWARD, "Forward again (Alt+Right)", navigator::forward);
        forward.setId("go-forward");
        forward.disableProperty().bind(navigator.canGoForwardProperty().not());
        for (View view : View.values()) buttons.put(view, button(view, navigator));
        segments.getStyleClass().add("view-segments");
        segments.getButtons().setAll(buttons.values());
        segments.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(back, forward, segments);
        navigator.viewProperty().addListener((property, was, is) -> select(is));
        navigator.coveredProperty().addListener((property, was, is) -> cover(is));
        select(navigator.view());
        cover(navigator.coveredProperty().get());
    }

    private static ToggleButton button(View view, Navigator navigator) {
        ToggleButton button = new ToggleButton(view.title(), Icons.of(view.icon()));
        button.setId("view-" + view.name().toLowerCase(java.util.Locale.ROOT));
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(view.hint()));
        button.setAccessibleText(view.title());
        button.setOnAction(event -> {
            // A second click on the open one must not leave none.
            button.setSelected(true);
            navigator.open(view);
        });
        return button;
    }

    private void select(View view) {
        buttons.get(view).setSelected(true);
    }

    /** While a form stands over the views none of them is open, though one is behind it. */
    private void cover(boolean form) {
        buttons.values().forEach(button -> button.pseudoClassStateChanged(COVERED, form));
    }

    /** Words go where there is no room for them; whether there is, is measured again when the text's size changes. */
    private void fit() {
        double size = buttons.get(View.LIVE).getFont().getSize();
        if (size != measuredAt) {
            measuredAt = size;
            show(ContentDisplay.LEFT);
            applyCss();
            withWords = prefWidth(-1);
        }
        show(getWidth() < withWords ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    private void show(ContentDisplay display) {
        buttons.values().forEach(button -> button.setContentDisplay(display));
    }

    @Override
    protected void layoutChildren() {
        fit();
        super.layoutChildren();
    }
}
