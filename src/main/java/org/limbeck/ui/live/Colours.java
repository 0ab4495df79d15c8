package org.limbeck.ui.live;

import javafx.scene.paint.Color;

/** From the charts' colours to those of the controls around them. */
final class Colours {
    private Colours() {}

    static Color of(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0);
    }
}
