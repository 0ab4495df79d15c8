package org.limbeck.ui.widgets;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.limbeck.figure.chart.ChartTheme;

/** Light or dark: the theme of the controls, of our own style sheet, and of the charts. */
public final class Appearance {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String ASSETS = "/org/limbeck/assets/";

    /** The size of most texts that the window comes with, in pixels. */
    public static final int NORMAL_TEXT = 13;

    private static final int SMALLEST_TEXT = 10;
    private static final int LARGEST_TEXT = 20;

    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final IntegerProperty textSize = new SimpleIntegerProperty(this, "textSize", NORMAL_TEXT);

    public Appearance(boolean darkAtFirst, int textSizeAtFirst) {
        dark.set(darkAtFirst);
        textSize.set(bounded(textSizeAtFirst));
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

    /** Of most texts, in pixels; all others keep their proportion to it. */
    public int textSize() {
        return textSize.get();
    }

    public ReadOnlyIntegerProperty textSizeProperty() {
        return textSize;
    }

    /** How charts look beside the texts of now. */
    public ChartTheme chartTheme() {
        return ChartTheme.screen(isDark(), textSize() / (double) NORMAL_TEXT);
    }

    /** @param steps larger, or smaller where negative; 0 goes back to {@link #NORMAL_TEXT} */
    public void scaleText(int steps) {
        textSize.set(steps == 0 ? NORMAL_TEXT : bounded(textSize.get() + steps));
    }

    private static int bounded(int pixels) {
        return Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, pixels));
    }

    private void applyTheme() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Gives a window our style sheet, in light or dark and in the size of text, now and whenever they change. */
    public void dress(Scene scene) {
        scene.getStylesheets().setAll(resource("limbeck.css"), textSheet());
        ChangeListener<Number> size =
                (property, was, is) -> scene.getStylesheets().set(1, textSheet());
        scene.getProperties().put("text-size", size);
        // What a window shows until it is drawn for the first time.
        scene.setFill(isDark() ? Color.web("#0d1117") : Color.WHITE);
        textSize.addListener(new WeakChangeListener<>(size));
        scene.getRoot().pseudoClassStateChanged(DARK, isDark());
        ChangeListener<Boolean> change = (property, was, is) -> scene.getRoot().pseudoClassStateChanged(DARK, is);
        // Kept by the scene alone, so that a dialog can be forgotten once it is closed.
        scene.getProperties().put(DARK, change);
        dark.addListener(new WeakChangeListener<>(change));
    }

    /** A sheet of its own, since menus and tooltips take the sheets of their window, but not its inline style. */
    private String textSheet() {
        String rule = ".root { -fx-font-size: " + textSize.get() + "px; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.US_ASCII));
    }

    /** The address of something in {@code assets/}. */
    public static String resource(String name) {
        return Appearance.class.getResource(ASSETS + name).toExternalForm();
    }
}
