package org.limbeck.ui.figures;

import java.util.Arrays;
import java.util.prefs.Preferences;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.export.FigureSize;

/** Keeps export settings and the last folder between starts. */
public final class ExportMemory {
    private static final String FORMAT = "export-format";
    private static final String SIZE = "export-size";
    private static final String WIDTH = "export-width";
    private static final String HEIGHT = "export-height";
    private static final String TYPE = "export-type";
    private static final String DPI = "export-dpi";
    private static final String DARK = "export-dark";
    private static final String FOLDER = "export-folder";

    private final Preferences preferences;

    public ExportMemory(Preferences preferences) {
        this.preferences = preferences;
    }

    /** What makes no sense is taken as not set. */
    ExportSettings settings() {
        ExportSettings usual = ExportSettings.initial();
        String format = preferences.get(FORMAT, "");
        ExportFormat known = Arrays.stream(ExportFormat.values())
                .filter(each -> each.name().equals(format))
                .findFirst()
                .orElse(usual.format());
        int dpi = preferences.getInt(DPI, usual.dpi());
        return new ExportSettings(
                known, size(usual.size()), Math.max(72, Math.min(600, dpi)), preferences.getBoolean(DARK, false));
    }

    private FigureSize size(FigureSize usual) {
        String name = preferences.get(SIZE, usual.name());
        if (name.equals(ExportSettings.CUSTOM)) {
            ChartTheme theme = new ChartTheme(
                    false, preferences.getDouble(TYPE, usual.theme().size()));
            return new FigureSize(name, length(WIDTH, usual.widthMm()), length(HEIGHT, usual.heightMm()), theme);
        }
        return FigureSize.presets().stream()
                .filter(size -> size.name().equals(name))
                .findFirst()
                .orElse(usual);
    }

    private double length(String key, double usual) {
        double value = preferences.getDouble(key, usual);
        boolean sensible = value >= ExportSettings.SMALLEST_MM && value <= ExportSettings.LARGEST_MM;
        return sensible ? value : usual;
    }

    void remember(ExportSettings settings) {
        preferences.put(FORMAT, settings.format().name());
        preferences.put(SIZE, settings.size().name());
        preferences.putDouble(WIDTH, settings.size().widthMm());
        preferences.putDouble(HEIGHT, settings.size().heightMm());
        preferences.putDouble(TYPE, settings.size().theme().size());
        preferences.putInt(DPI, settings.dpi());
        preferences.putBoolean(DARK, settings.dark());
    }

    /** The one that was written to last; the home folder before. */
    String folder() {
        return preferences.get(FOLDER, System.getProperty("user.home"));
    }

    void rememberFolder(String folder) {
        if (folder.length() <= Preferences.MAX_VALUE_LENGTH) preferences.put(FOLDER, folder);
    }
}
