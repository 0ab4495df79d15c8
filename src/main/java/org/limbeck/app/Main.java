package org.limbeck.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.limbeck.cli.LimbeckCommand;
import org.limbeck.numeric.ThreadWaiting;

/** Wires the parts, then opens the window or hands over to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        NativeAccess.allow();
        System.setProperty("java.awt.headless", "true");
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
        ThreadWaiting.sleepInsteadOfSpinning();
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.exit(LimbeckCommand.commands(out, err, OpenEngine::open, new DesktopWindow())
                .execute(arguments));
    }

    /** Unicode (a temperature is written with a Greek letter) whatever the terminal's own encoding. */
    private static PrintStream utf8(FileDescriptor target) {
        return new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }
}
