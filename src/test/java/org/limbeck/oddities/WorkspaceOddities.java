package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.answered;
import static org.limbeck.oddities.Oddity.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.limbeck.store.LimbeckEngine;

/** Workspaces that are not there, have lost something, or are named badly. */
final class WorkspaceOddities {
    private WorkspaceOddities() {}

    static List<Oddity> all() {
        return List.of(
                refused(
                        "a mistyped workspace for a command that reads",
                        "there is no such workspace",
                        folder -> list(folder.resolve("limbek"))),
                refused(
                        "the same, to compare runs",
                        "there is no such workspace",
                        folder -> List.of(
                                "compare",
                                "demo",
                                "--workspace",
                                folder.resolve("limbek").toString())),
                refused("runs to compare that are not there", "there is no experiment or run of this name", folder -> {
                    LimbeckEngine.open(folder, 1).close();
                    return List.of("compare", "demo", "--workspace", folder.toString());
                }),
                refused(
                        "a comparison by what looks at the test set",
                        "methods are not compared by",
                        folder -> List.of("compare", "demo", "--by", "best", "--workspace", folder.toString())),
                refused(
                        "a folder that is no workspace",
                        "there is no workspace in this folder",
                        WorkspaceOddities::list),
                refused(
                        "a workspace with an empty name",
                        "the name of the workspace is empty",
                        folder -> List.of("runs", "list", "--workspace", "")),
                refused(
                        "a database of 0 bytes beside a run",
                        "the database is empty (0 bytes) beside 1 run",
                        folder -> {
                            Files.createDirectories(folder.resolve("runs/r-1"));
                            Files.write(folder.resolve("limbeck.db"), new byte[0]);
                            return list(folder);
                        }),
                refused("a database that is a text", "damaged or no Limbeck workspace", folder -> {
                    Files.writeString(folder.resolve("limbeck.db"), "a letter, not a database".repeat(40));
                    return list(folder);
                }),
                refused("a rebuilding of what is not lost", "there is no lost database", folder -> {
                    LimbeckEngine.open(folder, 1).close();
                    return List.of("workspace", "rebuild", "--workspace", folder.toString());
                }),
                answered("a workspace without runs", "no runs yet", folder -> {
                    LimbeckEngine.open(folder, 1).close();
                    return list(folder);
                }));
    }

    private static List<String> list(Path workspace) {
        return List.of("runs", "list", "--workspace", workspace.toString());
    }
}
