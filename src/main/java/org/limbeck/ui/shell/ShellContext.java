package org.limbeck.ui.shell;

import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.limbeck.ui.docks.WindowMemory;
import org.limbeck.ui.feed.Pump;
import org.limbeck.ui.widgets.Appearance;
import org.limbeck.ui.widgets.ErrorDialog;

/** What every part of one window shares. */
record ShellContext(
        Stage stage, Pump pump, Appearance appearance, WindowMemory memory, ErrorDialog errors, Image logo) {
    void fail(Throwable failure) {
        errors.show(failure, stage);
    }
}
