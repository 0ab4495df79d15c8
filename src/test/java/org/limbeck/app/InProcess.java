package org.limbeck.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.limbeck.cli.LimbeckCommand;

/** The program's command line on the real engine, in the process of a test. */
public final class InProcess {
    private InProcess() {}

    /** What came of a command; texts in UTF-8. */
    public record Answer(int code, String out, String err) {}

    public static Answer run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = LimbeckCommand.commands(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new Engines(),
                        new DesktopWindow())
                .execute(arguments.toArray(String[]::new));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
