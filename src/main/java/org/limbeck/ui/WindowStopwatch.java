package org.limbeck.ui;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.limbeck.bench.WindowSpeed;
import org.limbeck.ui.shell.MainStage;

/**
 * Watches a window from its first pulse on: waits for the frame, the workspace, the demo's first point, then collects
 * intervals between pulses, and closes the window. FX thread.
 */
final class WindowStopwatch extends AnimationTimer {
    private static final double NANOS = 1e9;
    private static final int MOST_FRAMES = 1 << 16;

    private final MainStage window;
    private final double seconds;
    private final Consumer<WindowSpeed> done;
    private final double javaAge;
    private final long created;
    private final double[] intervals = new double[MOST_FRAMES];
    private int pulses;
    private double firstFrame = Double.NaN;
    private double workspace = Double.NaN;
    private double started;
    private double firstPoint = Double.NaN;
    private double begin;
    private double last;
    private int frames;

    WindowStopwatch(MainStage window, double seconds, Consumer<WindowSpeed> done) {
        this.window = window;
        this.seconds = seconds;
        this.done = done;
        this.created = System.nanoTime();
        this.javaAge = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
    }

    /** Since the Java machine started. */
    private double now() {
        return javaAge + (System.nanoTime() - created) / NANOS;
    }

    @Override
    public void handle(long pulse) {
        double now = now();
        if (Double.isNaN(firstFrame)) {
            // The first pulse lays out and hands the scene to the renderer; at the second it has been drawn.
            if (++pulses == 2) firstFrame = now;
        } else if (Double.isNaN(workspace)) {
            if (!window.isOpen()) return;
            workspace = now - firstFrame;
            window.startDemo();
            started = now;
        } else if (Double.isNaN(firstPoint)) {
            if (!window.showsMeasurements()) return;
            firstPoint = now - started;
            begin = now;
            last = now;
        } else {
            collect(now);
        }
    }

    private void collect(double now) {
        if (frames < MOST_FRAMES) intervals[frames++] = (now - last) * 1e3;
        last = now;
        if (now - begin < seconds) return;
        stop();
        double[] sorted = Arrays.copyOf(intervals, frames);
        Arrays.sort(sorted);
        done.accept(new WindowSpeed(
                firstFrame,
                workspace,
                firstPoint,
                now - begin,
                frames,
                sorted[frames / 2],
                sorted[(int) (0.95 * (frames - 1))],
                sorted[frames - 1]));
    }
}
