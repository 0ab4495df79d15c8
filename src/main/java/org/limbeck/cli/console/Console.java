package org.limbeck.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.PrintStream;

/** Where commands write: results to standard output, progress and messages to standard error. */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final GlobalOptions options;

    /** Whether the terminal's last line is one of progress, without an end. */
    private boolean unfinishedLine;

    public Console(PrintStream out, PrintStream err, GlobalOptions options) {
        this.out = out;
        this.err = err;
        this.options = options;
    }

    public GlobalOptions options() {
        return options;
    }

    /** Prints a command's result, once: as JSON with {@code --json}, else as text. */
    public void result(Object json, String text) {
        out.println(options.json() ? document(json) : text);
        out.flush();
    }

    /** For people, on standard error; silent with {@code --quiet}. */
    public void say(String line) {
        if (options.quiet()) return;
        err.println(line);
        err.flush();
    }

    /** Shows a line in place of the progress line before it; an empty one clears it. Only on a terminal. */
    public void progress(String line) {
        if (options.quiet() || !terminal()) return;
        err.print("\r\u001b[K" + line);
        err.flush();
        unfinishedLine = !line.isEmpty();
    }

    /** Whether a person watches, so that a line can be rewritten in place. */
    @SuppressWarnings("SystemConsoleNull") // a console of Java 22 and newer is asked below
    public boolean terminal() {
        java.io.Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From Java 22 on there may be a console where output goes to a file, and it knows. */
    private static boolean isTerminal(java.io.Console console) {
        if (Runtime.version().feature() < 22) return true;
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Never silenced. */
    public void fault(String line) {
        if (unfinishedLine) progress("");
        err.println(line);
        err.flush();
    }

    /** Not-a-number and infinities are written as null, which JSON has. */
    private static String document(Object value) {
        SimpleModule numbers = new SimpleModule();
        numbers.addSerializer(Double.class, new FiniteSerializer());
        numbers.addSerializer(double.class, new FiniteSerializer());
        // Maps without an order of their own have another one in each process.
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(numbers)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON", e);
        }
    }
}
