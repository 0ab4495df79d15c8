package org.limbeck.figure.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;

/**
 * The shipped typeface of all charts (IBM Plex Sans, SIL Open Font License), so that a figure looks the same on every
 * machine and its fonts may be embedded.
 */
public final class ChartFonts {
    /** As JavaFX knows it too, once its file was loaded there. */
    public static final String FAMILY = "IBM Plex Sans";

    private static final String FOLDER = "/org/limbeck/assets/fonts/";

    private ChartFonts() {}

    /** @param size in the units of the drawing: points in print, pixels on the screen */
    public static Font regular(double size) {
        return Faces.REGULAR.deriveFont((float) size);
    }

    public static Font bold(double size) {
        return Faces.BOLD.deriveFont((float) size);
    }

    /** The TrueType file of a face; the caller closes it. */
    public static InputStream open(boolean bold) {
        String name = FOLDER + "IBMPlexSans-" + (bold ? "Bold" : "Regular") + ".ttf";
        InputStream file = ChartFonts.class.getResourceAsStream(name);
        if (file == null) throw new IllegalStateException("the program lacks its font " + name);
        return file;
    }

    /** Read on first use and once. */
    private static final class Faces {
        static final Font REGULAR = load(false);
        static final Font BOLD = load(true);

        private static Font load(boolean bold) {
            try (InputStream file = open(bold)) {
                Font font = Font.createFont(Font.TRUETYPE_FONT, file);
                GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
                // Asked for by family and style, since the window finds its own copy of a face by these.
                return new Font(FAMILY, bold ? Font.BOLD : Font.PLAIN, 12);
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("the shipped font cannot be read", e);
            }
        }
    }
}
