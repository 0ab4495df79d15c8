package org.limbeck.oddities;

import java.nio.file.Path;
import java.util.List;

/**
 * An input that is not as one would wish, and how the program answers it; one row of {@code docs/oddities.md}.
 *
 * @param input what is odd, for readers: "a kernel with an eigenvalue below 0"
 * @param making writes that input and says the command
 * @param code exit code
 * @param part of the answer; the first line that has it stands on the page
 */
record Oddity(String input, Making making, int code, String part) {
    /** Writes files into an empty folder and returns the arguments of the command that meets them. */
    @FunctionalInterface
    interface Making {
        List<String> in(Path folder) throws Exception;
    }

    /** Refused, exit code 2. */
    static Oddity refused(String input, String part, Making making) {
        return new Oddity(input, making, 2, part);
    }

    /** Answered, exit code 0. */
    static Oddity answered(String input, String part, Making making) {
        return new Oddity(input, making, 0, part);
    }
}
