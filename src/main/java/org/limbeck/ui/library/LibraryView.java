package org.limbeck.ui.library;

import atlantafx.base.controls.CustomTextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.library.LibraryFilter;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.widgets.Icons;

/**
 * The left side: a tree of everything in the workspace. Choosing a row inspects and shows it, at once with a click or
 * Enter, after a moment's rest with the arrow keys; a run's colour dot or Space puts it on the charts or takes it off.
 */
public final class LibraryView extends BorderPane {
    private static final Duration REST = Duration.millis(130);

    private final WorkspaceModel workspace;
    private final ShownRuns shown;
    private final ObjectProperty<Entry> selection;
    private final List<DatasetSpec> shipped;
    private final CustomTextField search = new CustomTextField();
    private final BooleanProperty archived = new SimpleBooleanProperty();
    private final TreeView<Entry> tree = new TreeView<>(new TreeItem<>());
    private final Map<String, TreeItem<Entry>> items = new HashMap<>();
    private final PauseTransition rest = new PauseTransition(REST);
    private Consumer<Entry> chosen = entry -> {};
    private boolean updating;
    /** While a right click selects the row whose menu it opens. */
    private boolean quiet;

    public LibraryView(
            WorkspaceModel workspace, ShownRuns shown, ObjectProperty<Entry> selection, List<DatasetSpec> shipped) {
        this.workspace = workspace;
        this.shown = shown;
        this.selection = selection;
        this.shipped = List.copyOf(shipped);
        getStyleClass().add("library");
        tree.setId("library-tree");
        tree.setShowRoot(false);
        tree.getStyleClass().add("library-tree");
        tree.setCellFactory(view -> new EntryCell(shown, this::toggle, this::show));
        tree.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> choose(is));
        rest.setOnFinished(event -> showSelected());
        listen();
        tree.setContextMenu(new ContextMenu());
        search.setId("library-search");
        search.setLeft(Icons.of(Material2OutlinedMZ.SEARCH, "muted"));
        search.setPromptText("Search runs (Ctrl+F)");
        search.textProperty().addListener(change -> update());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveSearch);
        archived.addListener(change -> update());
        BorderPane.setMargin(search, new Insets(8, 8, 4, 8));
        setTop(search);
        setCenter(tree);
        workspace.marksProperty().addListener(change -> update());
        workspace.runsProperty().addListener(change -> update());
        workspace.teachersProperty().addListener(change -> update());
        workspace.loadedProperty().addListener(change -> update());
        selection.addListener((property, was, is) -> reveal(is));
        update();
        // The rows have the keyboard first, not the search above them.
        sceneProperty().addListener((property, was, is) -> {
            if (is != null) Platform.runLater(tree::requestFocus);
        });
    }

    /** Escape empties the search, and leaves it when it is empty; Enter and Down go to the rows. */
    private void leaveSearch(KeyEvent event) {
        KeyCode key = event.getCode();
        if (key == KeyCode.ESCAPE && !search.getText().isEmpty()) search.clear();
        else if (key == KeyCode.ESCAPE || key == KeyCode.ENTER || key == KeyCode.DOWN) tree.requestFocus();
        else return;
        event.consume();
    }

    /** Puts the keyboard into the search. */
    public void find() {
        search.requestFocus();
        search.selectAll();
    }

    /** Whether archived runs are listed too. */
    public BooleanProperty archivedProperty() {
        return archived;
    }

    private void listen() {
        tree.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> quiet = event.getButton() != MouseButton.PRIMARY);
        tree.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            quiet = false;
            // The tree would keep this key for editing in place.
            if (event.getCode() == KeyCode.F2) useMenu(event);
        });
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) toggleSelected();
            else if (event.getCode() == KeyCode.ENTER) showSelected();
            else return;
            event.consume();
        });
    }

    private void useMenu(KeyEvent event) {
        for (MenuItem item : tree.getContextMenu().getItems()) {
            boolean meant =
                    item.getAccelerator() != null && item.getAccelerator().match(event);
            if (meant && !item.isDisable()) item.fire();
            if (meant) event.consume();
        }
    }

    /** Hears of what somebody has chosen, to show it. */
    public void onChoice(Consumer<Entry> hears) {
        chosen = hears;
    }

    /** What was chosen a moment ago need not be shown any more: something else has come. */
    public void forgetChoice() {
        rest.stop();
    }

    /** The row with a key as it is now; null when there is none. */
    public Entry row(String key) {
        TreeItem<Entry> item = items.get(key);
        return item == null ? null : item.getValue();
    }

    /** The menu of a right click; its items act on the selection. */
    public ContextMenu menu() {
        return tree.getContextMenu();
    }

    private void choose(TreeItem<Entry> item) {
        // Only a person's choice counts: while rows are being changed the tree clears its selection, too.
        if (updating || item == null) return;
        Entry entry = item.getValue();
        if (isWords(entry)) return;
        selection.set(entry);
        if (!quiet) rest.playFromStart();
    }

    private static boolean isWords(Entry entry) {
        return entry instanceof Entry.Section || entry instanceof Entry.Hint;
    }

    private void showSelected() {
        TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
        if (item != null) show(item.getValue());
    }

    private void show(Entry entry) {
        rest.stop();
        if (!isWords(entry)) chosen.accept(entry);
    }

    private void reveal(Entry entry) {
        TreeItem<Entry> item = entry == null ? null : items.get(entry.key());
        if (item == null) clear();
        if (item == null || item == tree.getSelectionModel().getSelectedItem()) return;
        for (TreeItem<Entry> up = item.getParent(); up != null; up = up.getParent()) up.setExpanded(true);
        updating = true;
        tree.getSelectionModel().select(item);
        updating = false;
        tree.scrollTo(Math.max(0, tree.getRow(item) - 3));
    }

    /** Nothing is inspected, so nothing is marked either. */
    private void clear() {
        updating = true;
        tree.getSelectionModel().clearSelection();
        updating = false;
    }

    private void toggleSelected() {
        TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
        if (item != null) toggle(item.getValue());
    }

    private void toggle(Entry entry) {
        if (entry instanceof Entry.Run run) shown.toggle(run.summary().id());
        if (entry instanceof Entry.Experiment experiment) shown.toggleAll(runsOf(experiment));
    }

    private List<String> runsOf(Entry.Experiment experiment) {
        return workspace.runs().stream()
                .filter(run -> run.experimentId().equals(experiment.id()))
                .map(run -> run.id())
                .toList();
    }

    private void update() {
        LibraryTree now = LibraryTree.of(
                workspace.runs(),
                workspace.teachers(),
                shipped,
                workspace.loadedProperty().get(),
                workspace.marks(),
                new LibraryFilter(search.getText(), Set.of(), archived.get()));
        Map<String, TreeItem<Entry>> kept = new HashMap<>();
        List<String> neighbours = neighbours(selection.get());
        updating = true;
        fill(tree.getRoot(), now, kept);
        updating = false;
        items.clear();
        items.putAll(kept);
        Entry selected = selection.get();
        if (selected == null) return;
        TreeItem<Entry> item = Stream.concat(Stream.of(selected.key()), neighbours.stream())
                .map(items::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean gone = item == null || !item.getValue().key().equals(selected.key());
        selection.set(item == null ? null : item.getValue());
        if (gone && selection.get() instanceof Entry.Run run) {
            shown.focus(run.summary().id());
        }
        reveal(selection.get());
    }

    /** What is selected instead when a row has gone: the one after it, the one before it, or what held it. */
    private List<String> neighbours(Entry selected) {
        TreeItem<Entry> item = selected == null ? null : items.get(selected.key());
        if (item == null || item.getParent() == null) return List.of();
        List<TreeItem<Entry>> rows = item.getParent().getChildren();
        int row = rows.indexOf(item);
        List<String> keys = new ArrayList<>();
        rows.subList(row + 1, rows.size())
                .forEach(after -> keys.add(after.getValue().key()));
        for (int before = row - 1; before >= 0; before--)
            keys.add(rows.get(before).getValue().key());
        Entry holder = item.getParent().getValue();
        if (holder == null || holder instanceof Entry.Section) return keys;
        keys.add(holder.key());
        keys.addAll(neighbours(holder));
        return keys;
    }

    /** Changes values in place, so that selection, scroll position and open branches stay. */
    private void fill(TreeItem<Entry> parent, LibraryTree now, Map<String, TreeItem<Entry>> kept) {
        ObservableList<TreeItem<Entry>> children = parent.getChildren();
        for (int i = 0; i < now.children().size(); i++) {
            LibraryTree child = now.children().get(i);
            String key = child.entry().key();
            TreeItem<Entry> item = items.get(key);
            if (item == null) {
                item = new TreeItem<>(child.entry());
                item.setExpanded(!(child.entry() instanceof Entry.Teacher));
            } else if (!item.getValue().equals(child.entry())) {
                item.setValue(child.entry());
            }
            kept.put(key, item);
            if (i >= children.size() || children.get(i) != item) {
                children.remove(item);
                children.add(Math.min(i, children.size()), item);
            }
            fill(item, child, kept);
        }
        if (children.size() > now.children().size()) {
            children.remove(now.children().size(), children.size());
        }
    }
}
