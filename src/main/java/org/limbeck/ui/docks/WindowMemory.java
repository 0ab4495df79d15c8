package org.limbeck.ui.docks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.prefs.Preferences;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.limbeck.base.UserPath;
import org.limbeck.ui.figures.ExportMemory;
import org.limbeck.ui.live.ChartMemory;
import org.limbeck.ui.live.ColourBook;
import org.limbeck.ui.widgets.Appearance;

/** What the window remembers between starts: its place and size, the theme, the size of texts and parts, recent workspaces. */
public final class WindowMemory {
    private static final int RECENT = 6;
    private static final String COLOURS = "colours-";
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Preferences preferences;

    public WindowMemory(Preferences preferences) {
        this.preferences = preferences;
    }

    public boolean isDark() {
        return preferences.getBoolean("dark", false);
    }

    public void setDark(boolean dark) {
        preferences.putBoolean("dark", dark);
    }

    /** Of texts, in pixels. */
    public int textSize() {
        return preferences.getInt("text-size", Appearance.NORMAL_TEXT);
    }

    public void setTextSize(int pixels) {
        preferences.putInt("text-size", pixels);
    }

    /** Name of the view that was open last; empty before the first. */
    public String view() {
        return preferences.get("view", "");
    }

    public void setView(String name) {
        preferences.put("view", name);
    }

    boolean isShown(String part) {
        return preferences.getBoolean("shows-" + part, true);
    }

    void setShown(String part, boolean shown) {
        preferences.putBoolean("shows-" + part, shown);
    }

    /** Gives the window the size and place it had, unless that screen is gone. */
    public void restore(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(preferences.getDouble("width", WIDTH), screen.getWidth()));
        stage.setHeight(Math.min(preferences.getDouble("height", HEIGHT), screen.getHeight()));
        double x = preferences.getDouble("x", Double.NaN);
        double y = preferences.getDouble("y", Double.NaN);
        boolean visible =
                !Screen.getScreensForRectangle(x, y, stage.getWidth(), 40).isEmpty();
        if (!Double.isNaN(x) && !Double.isNaN(y) && visible) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(preferences.getBoolean("maximized", false));
    }

    public void store(Stage stage) {
        preferences.putBoolean("maximized", stage.isMaximized());
        if (stage.isMaximized() || Double.isNaN(stage.getX())) return;
        preferences.putDouble("x", stage.getX());
        preferences.putDouble("y", stage.getY());
        preferences.putDouble("width", stage.getWidth());
        preferences.putDouble("height", stage.getHeight());
    }

    /** Of a part of the window, in pixels. */
    double size(String part, double otherwise) {
        return preferences.getDouble("size-" + part, otherwise);
    }

    void setSize(String part, double pixels) {
        preferences.putDouble("size-" + part, pixels);
    }

    /** Colours of methods on the charts, by experiment. */
    public ColourBook colours() {
        return new ColourBook(
                experiment -> preferences.get(COLOURS + experiment, ""),
                (experiment, page) -> preferences.put(COLOURS + experiment, page));
    }

    /** How charts are drawn. */
    public ChartMemory charts() {
        return new ChartMemory(preferences);
    }

    /** How charts were exported last. */
    public ExportMemory export() {
        return new ExportMemory(preferences);
    }

    /** The latest first; a path that this system's encoding cannot name is left out, and remembered for another day. */
    public List<Path> recent() {
        return remembered().stream().filter(UserPath::canEncode).map(Path::of).toList();
    }

    private List<String> remembered() {
        return IntStream.range(0, RECENT)
                .mapToObj(i -> preferences.get("recent-" + i, ""))
                .filter(path -> !path.isEmpty())
                .toList();
    }

    public void opened(Path workspace) {
        List<String> paths = new ArrayList<>(remembered());
        paths.remove(workspace.toString());
        paths.add(0, workspace.toString());
        for (int i = 0; i < Math.min(RECENT, paths.size()); i++) {
            preferences.put("recent-" + i, paths.get(i));
        }
    }
}
