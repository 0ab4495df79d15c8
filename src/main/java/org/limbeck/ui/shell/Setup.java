package org.limbeck.ui.shell;

import java.util.List;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.ExperimentSpec;

/**
 * What the window is given from outside.
 *
 * @param opener opens the engine on a workspace
 * @param demo the experiment that is one click away
 * @param datasets shipped ones, for the library
 * @param threads of the native arithmetic, for the status bar
 */
public record Setup(WorkspaceOpener opener, ExperimentSpec demo, List<DatasetSpec> datasets, int threads) {
    public Setup {
        datasets = List.copyOf(datasets);
    }
}
