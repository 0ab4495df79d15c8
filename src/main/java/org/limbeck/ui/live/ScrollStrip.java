package org.limbeck.ui.live;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.material2.Material2AL;
import org.limbeck.ui.widgets.Icons;

/** One line of controls that scrolls when it is too long: by the wheel, by arrows at its ends, or by where the focus goes. */
final class ScrollStrip extends Region {
    private static final double ARROW = 20;
    private static final double PAGE = 0.8;

    private final HBox line = new HBox();
    private final Pane window = new Pane(line);
    private final Button back = arrow(Material2AL.CHEVRON_LEFT, "Scroll back", -1);
    private final Button forth = arrow(Material2AL.CHEVRON_RIGHT, "Scroll on", 1);
    private final boolean right;
    private double offset;
    private Node wanted;

    /** @param right whether a short line stands at the right end */
    ScrollStrip(boolean right) {
        this.right = right;
        getStyleClass().add("scroll-strip");
        line.setAlignment(Pos.CENTER_LEFT);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(window.widthProperty());
        clip.heightProperty().bind(window.heightProperty());
        window.setClip(clip);
        getChildren().addAll(window, back, forth);
        setMinWidth(3 * ARROW);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        line.getChildren().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) change.getAddedSubList().forEach(this::follow);
            requestLayout();
        });
    }

    javafx.collections.ObservableList<Node> items() {
        return line.getChildren();
    }

    private void follow(Node item) {
        item.focusedProperty().addListener((property, was, is) -> {
            if (is) reveal(item);
        });
    }

    /** Scrolls just as far as needed to show an item. */
    void reveal(Node item) {
        wanted = item;
        requestLayout();
    }

    private Button arrow(org.kordamp.ikonli.Ikon icon, String does, int direction) {
        Button button = Icons.button(icon, does, () -> move(direction * PAGE * window.getWidth()));
        button.getStyleClass().add("strip-arrow");
        button.setFocusTraversable(false);
        button.setManaged(false);
        return button;
    }

    private void scroll(ScrollEvent event) {
        if (!back.isVisible() && !forth.isVisible()) return;
        double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        move(-delta);
        event.consume();
    }

    private void move(double by) {
        offset += by;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double needed = line.prefWidth(-1);
        boolean fits = needed <= getWidth();
        double room = fits ? getWidth() : Math.max(1, getWidth() - 2 * ARROW);
        line.resize(needed, getHeight());
        line.layout();
        if (wanted != null && !fits) {
            double from = wanted.getLayoutX();
            double to = from + wanted.getLayoutBounds().getWidth();
            offset = Math.min(from, Math.max(offset, to - room));
        }
        wanted = null;
        offset = Math.max(0, Math.min(offset, needed - room));
        if (fits) offset = 0;
        window.resizeRelocate(fits ? 0 : ARROW, 0, room, getHeight());
        line.relocate(fits && right ? room - needed : -offset, 0);
        back.setVisible(!fits);
        forth.setVisible(!fits);
        back.setDisable(offset <= 0);
        forth.setDisable(offset >= needed - room);
        back.resizeRelocate(0, 0, ARROW, getHeight());
        forth.resizeRelocate(getWidth() - ARROW, 0, ARROW, getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return line.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return line.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return line.prefHeight(-1);
    }
}
