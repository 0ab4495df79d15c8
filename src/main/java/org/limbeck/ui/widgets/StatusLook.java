package org.limbeck.ui.widgets;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.experiment.run.RunStatus;

/** How a status looks: its icon, colour and word. */
public final class StatusLook {
    private StatusLook() {}

    public static FontIcon icon(RunStatus status) {
        return Icons.of(ikon(status), style(status));
    }

    /** E.g. {@code running}. */
    public static String word(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The style class of its colour. */
    public static String style(RunStatus status) {
        return switch (status) {
            case RUNNING -> "accent";
            case FINISHED -> "success";
            case PAUSED, CANCELLING, INTERRUPTED -> "warning";
            case DIVERGED, FAILED -> "danger";
            case QUEUED, CANCELLED -> "muted";
        };
    }

    private static Ikon ikon(RunStatus status) {
        return switch (status) {
            case QUEUED -> Material2OutlinedMZ.SCHEDULE;
            case RUNNING -> Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE;
            case PAUSED -> Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE;
            case CANCELLING -> Material2OutlinedAL.HOURGLASS_EMPTY;
            case FINISHED -> Material2OutlinedAL.CHECK_CIRCLE;
            case DIVERGED -> Material2OutlinedMZ.TRENDING_UP;
            case FAILED -> Material2OutlinedAL.ERROR_OUTLINE;
            case CANCELLED -> Material2OutlinedMZ.STOP_CIRCLE;
            case INTERRUPTED -> Material2OutlinedMZ.POWER_OFF;
        };
    }
}
