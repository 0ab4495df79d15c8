package org.limbeck.ui.widgets;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: the theme of the controls, of our own style sheet, and of the charts. */
public final class Appearance {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String ASSETS = "/org/limbeck/assets/";

    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");

    public Appearance(boolean darkAtFirst) {
        dark.set(darkAtFirst);
        for (String weight : new String[] {"Regular", "SemiBold", "Bold"}) {
            Font.loadFont(resource("fonts/IBMPlexSans-" + weight + ".ttf"), 13);
        }
        dark.addListener(change -> applyTheme());
        applyTheme();
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    public boolean isDark() {
        return dark.get();
    }

    private void applyTheme() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Gives a window our style sheet, in light or dark, now and whenever it changes. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(resource("limbeck.css"));
        scene.getRoot().pseudoClassStateChanged(DARK, isDark());
        ChangeListener<Boolean> change = (property, was, is) -> scene.getRoot().pseudoClassStateChanged(DARK, is);
        // Kept by the scene alone, so that a dialog can be forgotten once it is closed.
        scene.getProperties().put(DARK, change);
        dark.addListener(new WeakChangeListener<>(change));
    }

    /** The address of something in {@code assets/}. */
    public static String resource(String name) {
        return Appearance.class.getResource(ASSETS + name).toExternalForm();
    }
}
