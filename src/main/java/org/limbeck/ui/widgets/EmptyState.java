package org.limbeck.ui.widgets;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to show yet: why, and what to do about it. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon ikon, String title, String advice, Node... actions) {
        FontIcon icon = Icons.of(ikon, "empty-icon");
        Label heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        heading.setWrapText(true);
        Label text = new Label(advice);
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.setMaxWidth(360);
        text.setAlignment(Pos.CENTER);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        getChildren().addAll(icon, heading, text);
        getChildren().addAll(actions);
    }
}
