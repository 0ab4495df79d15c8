package org.limbeck.ui.widgets;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, coloured by style class. */
public final class Icons {
    private Icons() {}

    /** @param styles such as {@code muted}, {@code accent}, {@code success}, {@code warning}, {@code danger} */
    public static FontIcon of(Ikon ikon, String... styles) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().add("icon");
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** A flat button of one icon; the tooltip says what it does and is its name for screen readers. */
    public static Button button(Ikon ikon, String does, Runnable action) {
        Button button = new Button(null, of(ikon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setTooltip(new Tooltip(does));
        button.setAccessibleText(does);
        button.setOnAction(event -> action.run());
        return button;
    }
}
