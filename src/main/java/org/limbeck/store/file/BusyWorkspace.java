package org.limbeck.store.file;

import java.nio.file.Path;
import org.limbeck.base.UserError;

/** Another window or program works in the workspace; it can still be read. */
public final class BusyWorkspace extends UserError {
    private static final long serialVersionUID = 1L;

    /** @param who for people, e.g. {@code another program (process 4711)} */
    BusyWorkspace(Path folder, String who) {
        super(
                "the workspace is already open in " + who,
                folder.toString(),
                "close it there or choose another workspace; 'runs list', 'runs show' and exports work meanwhile");
    }
}
