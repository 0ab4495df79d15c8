package org.limbeck.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.ui.feed.Inline;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.live.ColourBook;
import org.limbeck.ui.live.ShownRuns;

class NavigatorTest {
    private static final List<RunSummary> RUNS =
            List.of(run("r-1", "e-1"), run("r-2", "e-1"), run("r-3", "e-2"), run("r-4", "e-2"));

    private final WorkspaceModel workspace = Inline.workspace(RUNS, List.of());
    private final ShownRuns shown =
            new ShownRuns(workspace, new SimpleBooleanProperty(), new ColourBook(id -> "", (id, colour) -> {}));
    private final SimpleObjectProperty<Entry> selection = new SimpleObjectProperty<>();
    private final Map<String, Entry> rows = new HashMap<>();
    private final Navigator navigator = new Navigator(workspace, shown, selection, rows::get);
    private Entry teacher;

    @TempDir
    Path folder;

    private static RunSummary run(String id, String experiment) {
        return new RunSummary(id, experiment, experiment, id, 1, RunStatus.FINISHED, Instant.EPOCH, 0.5);
    }

    private static Entry entry(int run) {
        return new Entry.Run(RUNS.get(run));
    }

    private static Entry experiment(String id) {
        return new Entry.Experiment(id, id, 2, 2, org.limbeck.experiment.mark.LibraryMark.NONE);
    }

    @BeforeEach
    void fill() {
        teacher = new Entry.Teacher(new SampleArchive(folder).teacher("t-1"));
        for (int i = 0; i < RUNS.size(); i++) add(entry(i));
        add(experiment("e-1"));
        add(experiment("e-2"));
        add(teacher);
        shown.show(List.of("r-1", "r-2"));
    }

    private void add(Entry entry) {
        rows.put(entry.key(), entry);
    }

    @Test
    void aRunWhoseExperimentIsOnTheChartsIsFocusedOrAdded() {
        navigator.choose(entry(0));
        assertThat(shown.ids()).containsExactly("r-1", "r-2");
        assertThat(shown.focused()).isEqualTo("r-1");
        shown.toggle("r-2");
        navigator.choose(entry(1));
        assertThat(shown.ids()).containsExactly("r-1", "r-2");
        assertThat(shown.focused()).isEqualTo("r-2");
    }

    @Test
    void aRunOfAnotherExperimentBringsAllRunsOfItsOwn() {
        navigator.choose(entry(2));
        assertThat(shown.ids()).containsExactly("r-3", "r-4");
        assertThat(shown.focused()).isEqualTo("r-3");
    }

    @Test
    void anExperimentIsShownWithExactlyItsRuns() {
        shown.show(List.of("r-1", "r-3"));
        navigator.choose(experiment("e-1"));
        assertThat(shown.ids()).containsExactly("r-1", "r-2");
        shown.focus("r-1");
        navigator.choose(experiment("e-1"));
        assertThat(shown.focused()).as("it is shown already").isEqualTo("r-1");
    }

    @Test
    void choosingOpensTheViewThatShowsIt() {
        navigator.choose(teacher);
        assertThat(navigator.view()).isEqualTo(View.TEACHERS);
        assertThat(shown.ids()).as("the charts stay as they are").containsExactly("r-1", "r-2");
        navigator.choose(entry(3));
        assertThat(navigator.view()).isEqualTo(View.LIVE);
        assertThat(selection.get()).isEqualTo(entry(3));
    }

    @Test
    void backRestoresViewSelectionRunsAndFocus() {
        navigator.choose(entry(0));
        navigator.choose(teacher);
        navigator.choose(entry(2));
        assertThat(navigator.canGoForwardProperty().get()).isFalse();
        navigator.back();
        assertThat(navigator.view()).isEqualTo(View.TEACHERS);
        assertThat(selection.get()).isEqualTo(teacher);
        navigator.back();
        assertThat(navigator.view()).isEqualTo(View.LIVE);
        assertThat(shown.ids()).containsExactly("r-1", "r-2");
        assertThat(shown.focused()).isEqualTo("r-1");
        navigator.forward();
        navigator.forward();
        assertThat(shown.ids()).containsExactly("r-3", "r-4");
        assertThat(selection.get()).isEqualTo(entry(2));
    }

    @Test
    void whatTheLibrarySelectsAMomentBeforeItIsShownIsNotWhereOneWas() {
        navigator.choose(entry(0));
        selection.set(teacher);
        assertThat(navigator.arrivedProperty().get()).isEqualTo(entry(0));
        navigator.choose(teacher);
        assertThat(navigator.arrivedProperty().get()).isEqualTo(teacher);
        navigator.back();
        assertThat(navigator.arrivedProperty().get()).isEqualTo(entry(0));
        assertThat(selection.get()).isEqualTo(entry(0));
    }

    @Test
    void whatHasGoneIsSteppedOver() {
        navigator.choose(entry(0));
        navigator.choose(teacher);
        navigator.choose(entry(2));
        rows.remove(teacher.key());
        navigator.back();
        assertThat(selection.get()).isEqualTo(entry(0));
        navigator.choose(teacher);
        assertThat(selection.get()).as("a row that is not there any more").isEqualTo(entry(0));
    }

    @Test
    void theFirstStepBackFromAFormOnlyUncoversTheView() {
        navigator.open(View.TEACHERS);
        navigator.coveredProperty().set(true);
        assertThat(navigator.canGoForwardProperty().get()).isFalse();
        navigator.back();
        assertThat(navigator.coveredProperty().get()).isFalse();
        assertThat(navigator.view()).isEqualTo(View.TEACHERS);
        navigator.coveredProperty().set(true);
        navigator.open(View.TEACHERS);
        assertThat(navigator.coveredProperty().get()).isFalse();
    }

    @Test
    void aViewThatIsNotKnownIsTheFirst() {
        assertThat(View.named("TEACHERS")).isEqualTo(View.TEACHERS);
        assertThat(View.named("")).isEqualTo(View.LIVE);
        assertThat(View.named("A_VIEW_OF_ANOTHER_VERSION")).isEqualTo(View.LIVE);
    }
}
