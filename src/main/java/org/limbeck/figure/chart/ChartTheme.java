package org.limbeck.figure.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.limbeck.distill.probe.ProbeResult;

/**
 * Colours, type and line widths of every chart. The palette is Okabe and Ito's, lightened on dark ground; each colour has
 * its own dashes.
 *
 * @param dark light ink on dark ground
 * @param size of body type: points in print, pixels on the screen; everything else is measured by it
 */
public record ChartTheme(boolean dark, double size) {
    private static final double SCREEN = 12;
    private static final float[] SOLID = {};
    private static final float[] LONG = {6, 2.2f};
    private static final float[] SHORT = {2.6f, 1.8f};
    private static final float[] DASH_DOT = {6, 1.8f, 1.4f, 1.8f};
    private static final float[] DOTS = {1.2f, 1.6f};
    private static final float[] DASH_DOT_DOT = {6, 1.6f, 1.4f, 1.6f, 1.4f, 1.6f};
    private static final float[] LONGER = {11, 2.4f};
    private static final List<float[]> DASHES = List.of(SOLID, LONG, SHORT, DASH_DOT, LONGER, DASH_DOT_DOT, DOTS);
    /** From one round through the colours to the next; shares no factor with their number. */
    private static final int SHIFT = 3;

    private static final int[] LIGHT = {0x2b2d33, 0x0072b2, 0x3aa0dc, 0xd98f00, 0xd55e00, 0x009e73, 0xb8608f};
    private static final int[] DARK = {0xe6e7ea, 0x4aa3df, 0x8accf5, 0xf0b03c, 0xff8a4c, 0x2ccb9c, 0xe39ac0};

    /** For columns of papers: 7.5 pt, black on white. */
    public static ChartTheme print() {
        return new ChartTheme(false, 7.5);
    }

    /** For talks. */
    public static ChartTheme slide() {
        return new ChartTheme(false, 11);
    }

    /** For the window. */
    public static ChartTheme screen(boolean dark) {
        return screen(dark, 1);
    }

    /** For the window. @param scale of its texts; 1 for the size it comes with */
    public static ChartTheme screen(boolean dark, double scale) {
        return new ChartTheme(dark, SCREEN * scale);
    }

    /** How many times as large as the window's usual charts; what stands around a plot grows with it. */
    public double scale() {
        return size / SCREEN;
    }

    public Font body() {
        return ChartFonts.regular(size);
    }

    public Font small() {
        return ChartFonts.regular(size * 0.9);
    }

    public Font title() {
        return ChartFonts.bold(size * 1.07);
    }

    public Color background() {
        return new Color(dark ? 0x1e2026 : 0xffffff);
    }

    public Color ink() {
        return new Color(dark ? 0xe6e7ea : 0x1d1f24);
    }

    public Color mutedInk() {
        return new Color(dark ? 0xa4a8b2 : 0x5d626d);
    }

    public Color grid() {
        return new Color(dark ? 0x363a44 : 0xe1e4e9);
    }

    public Color axisLine() {
        return new Color(dark ? 0x6c717d : 0x9298a3);
    }

    /** Every other stage; translucent, so that the grid goes on under it. */
    public Color stageBand() {
        return dark ? new Color(255, 255, 255, 13) : new Color(30, 50, 90, 12);
    }

    /** Cells of the stage strip, alternating. */
    public Color stageCell(boolean odd) {
        if (dark) return new Color(odd ? 0x3a3f4a : 0x2e323b);
        return new Color(odd ? 0xdfe4ec : 0xedf0f5);
    }

    public double lineWidth() {
        return size * 0.145;
    }

    public double hairline() {
        return size * 0.065;
    }

    /** Styles that stay apart: the first seven in colour and in dashes, 49 in one of them. */
    public LineStyle style(int index) {
        int[] colors = dark ? DARK : LIGHT;
        int slot = Math.floorMod(index, colors.length);
        int round = Math.floorDiv(index, colors.length);
        float[] dashes = DASHES.get(Math.floorMod(slot + SHIFT * round, DASHES.size()));
        return new LineStyle(new Color(colors[slot]), lineWidth(), dashes);
    }

    /** The fixed style of a supervision in charts of one method. @param name as in {@link ProbeResult} */
    public LineStyle supervision(String name) {
        return switch (name) {
            case ProbeResult.CURRENT -> style(4).solid().wide(1.35);
            case ProbeResult.FINAL_TEACHER -> style(1);
            case ProbeResult.LABELS -> new LineStyle(style(5).color(), lineWidth(), DASH_DOT);
            default -> new LineStyle(style(6).color(), lineWidth(), DOTS);
        };
    }

    /** Reference lines: there to compare with, never in front. */
    public LineStyle reference() {
        return new LineStyle(mutedInk(), hairline() * 1.5, SHORT);
    }
}
