package org.limbeck.cli;

import java.util.concurrent.Callable;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.WindowDoor;
import picocli.CommandLine.Command;

/** {@code ui}: opens the window, or says why it cannot. */
@Command(name = "ui", description = "Open the window")
final class UiCommand implements Callable<Integer> {
    private final Console console;
    private final WindowDoor window;

    UiCommand(Console console, WindowDoor window) {
        this.console = console;
        this.window = window;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!window.hasDisplay()) {
            throw new UserError(
                    "there is no display to open the window on",
                    "ui",
                    "Start it in a desktop session, or use the demo and run commands, which need none");
        }
        return window.open(console.options().workspace(), console.options().threads());
    }
}
