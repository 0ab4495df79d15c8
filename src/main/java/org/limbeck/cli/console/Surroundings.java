package org.limbeck.cli.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Whether Java can name what the program was given. Under {@code LC_ALL=C} it cannot where letters go beyond ASCII: then
 * one message says what to set, before any command comes to grief on it.
 */
public final class Surroundings implements IExecutionStrategy {
    private final IExecutionStrategy next;

    /** @param next runs a command whose files can be named, and help and version always */
    public Surroundings(IExecutionStrategy next) {
        this.next = next;
    }

    @Override
    public int execute(ParseResult parsed) {
        boolean tells = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
        Optional<UserError> fault = tells ? Optional.empty() : fault(parsed.originalArgs());
        if (fault.isPresent()) {
            CommandLine last = parsed.asCommandLineList().get(0);
            throw new ExecutionException(last, fault.get().getMessage(), fault.get());
        }
        return next.execute(parsed);
    }

    /**
     * What to say when the working folder cannot be named: relative paths then lead nowhere, and parts of Java itself do
     * not start, so that this comes before anything else.
     */
    public static Optional<UserError> workingFolder() {
        String working = System.getProperty("user.dir");
        return UserPath.canEncode(working)
                ? Optional.empty()
                : Optional.of(fault("the working folder \"" + working + "\""));
    }

    /** Letters that were lost before the program began show as a replacement character. */
    private static Optional<UserError> fault(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> !UserPath.canEncode(argument))
                .findFirst()
                .map(argument -> fault("the argument \"" + argument + "\""));
    }

    private static UserError fault(String what) {
        return new UserError(
                what + " has letters that the encoding of this terminal (" + UserPath.encoding() + ") cannot carry",
                "",
                UserPath.ENCODING_REMEDY);
    }

    /** Of options and parameters that are files or folders. */
    public static Path path(String text) {
        try {
            return UserPath.of(text, "");
        } catch (UserError e) {
            throw new TypeConversionException(e.what() + ". " + e.remedy());
        }
    }
}
