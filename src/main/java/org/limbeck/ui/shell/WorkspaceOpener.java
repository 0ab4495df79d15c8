package org.limbeck.ui.shell;

import java.nio.file.Path;
import org.limbeck.experiment.queue.ExperimentService;

/** Opens the engine on a workspace; called on a background thread, since it reads a database. */
@FunctionalInterface
public interface WorkspaceOpener {
    /** @throws org.limbeck.base.UserError when the workspace cannot be opened */
    ExperimentService open(Path workspace);
}
