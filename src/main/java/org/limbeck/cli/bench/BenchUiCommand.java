package org.limbeck.cli.bench;

import java.util.concurrent.Callable;
import org.limbeck.base.UserError;
import org.limbeck.bench.WindowSpeed;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.WindowDoor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench ui}: from start to first frame, and how evenly the window draws while students train. */
@Command(name = "ui", description = "Start the window on a new workspace, train the demo in it and measure its frames")
public final class BenchUiCommand implements Callable<Integer> {
    private final Console console;
    private final WindowDoor window;

    @Option(names = "--seconds", defaultValue = "60", description = "of training to watch (default: ${DEFAULT-VALUE})")
    private double seconds;

    public BenchUiCommand(Console console, WindowDoor window) {
        this.console = console;
        this.window = window;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!window.hasDisplay()) {
            throw new UserError(
                    "there is no display to open the window on", "bench ui", "Start it in a desktop session");
        }
        if (!(seconds > 0)) {
            throw new UserError("must be above 0", "--seconds", "Give a number of seconds such as 60");
        }
        WindowSpeed speed = window.measure(console.options().threads(), seconds);
        console.result(speed, text(speed));
        return 0;
    }

    private static String text(WindowSpeed speed) {
        return """
                start of Java to first frame      %8.2f s
                a new workspace open after        %8.2f s
                demo started to first point       %8.2f s
                frames in %.0f s of training      %8d
                interval of frames, median        %8.1f ms
                interval of frames, 95th of 100   %8.1f ms
                interval of frames, worst         %8.1f ms"""
                .formatted(
                        speed.firstFrame(),
                        speed.workspace(),
                        speed.firstPoint(),
                        speed.training(),
                        speed.frames(),
                        speed.medianInterval(),
                        speed.p95Interval(),
                        speed.worstInterval());
    }
}
