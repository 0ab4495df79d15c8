package org.limbeck.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.limbeck.base.UserError;
import org.limbeck.cli.LimbeckCommand;
import org.limbeck.cli.console.Surroundings;
import org.limbeck.cli.console.Version;
import org.limbeck.numeric.ThreadWaiting;

/** Wires the parts, then opens the window or hands over to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        prepare();
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Optional<UserError> unusable = Surroundings.workingFolder();
        if (unusable.isPresent()) System.exit(explain(unusable.get(), List.of(arguments), out, err));
        NativeAccess.allow();
        try {
            NativeCache.place();
        } catch (UserError e) {
            err.println(e.getMessage());
            System.exit(2);
        }
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
        ThreadWaiting.sleepInsteadOfSpinning();
        System.exit(LimbeckCommand.commands(out, err, new Engines(), new DesktopWindow())
                .execute(arguments));
    }

    /** Only the version can be told without files. */
    private static int explain(UserError unusable, List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
            out.println("Limbeck " + Version.text());
            return 0;
        }
        err.println(unusable.getMessage());
        return 2;
    }

    /**
     * What must hold before anything else is loaded. Computed text, files and figures are the same in every locale; fonts,
     * too, are found by name only without one.
     */
    static void prepare() {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("java.awt.headless", "true");
    }

    /** Unicode (a temperature is written with a Greek letter) whatever the terminal's own encoding. */
    private static PrintStream utf8(FileDescriptor target) {
        return new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }
}
