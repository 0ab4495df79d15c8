package org.limbeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.ui.palette.Command;
import org.limbeck.ui.palette.CommandPalette;

class CommandMatchTest {
    private static final List<Command> COMMANDS = List.of(
            command("New experiment …", "File"),
            command("Open a specification …", "File"),
            command("Light or dark", "View"),
            command("Step", "View › Horizontal axis"),
            command("Pause or continue", "Run"));

    private static Command command(String name, String place) {
        return new Command(name, place, "", "", () -> {});
    }

    private static List<String> found(String text) {
        return CommandPalette.matching(COMMANDS, text).stream()
                .map(Command::name)
                .toList();
    }

    @Test
    void aFewLettersInOrderFindAnActionAndTheNameCountsMoreThanTheMenu() {
        assertThat(found("nexp")).first().isEqualTo("New experiment …");
        assertThat(found("dark")).containsExactly("Light or dark");
        assertThat(found("axis st")).containsExactly("Step");
        assertThat(found("ope")).first().isEqualTo("Open a specification …");
    }

    @Test
    void nothingTypedListsEverythingAndForeignLettersNothing() {
        assertThat(found("")).hasSameSizeAs(COMMANDS);
        assertThat(found("qqq")).isEmpty();
    }
}
