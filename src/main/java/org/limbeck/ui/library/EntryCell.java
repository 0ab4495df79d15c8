package org.limbeck.ui.library;

import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Icons;
import org.limbeck.ui.widgets.StatusLook;

/** One row of the library. */
final class EntryCell extends TreeCell<Entry> {
    private static final PseudoClass SECTION = PseudoClass.getPseudoClass("section");
    private static final PseudoClass HINT = PseudoClass.getPseudoClass("hint");

    private final ShownRuns shown;
    private final Consumer<Entry> toggle;
    private final InvalidationListener repaint = change -> repaint();
    private boolean stale;
    private boolean beside;

    /** @param show hears of a click beside the dot, also on the row that is selected already */
    EntryCell(ShownRuns shown, Consumer<Entry> toggle, Consumer<Entry> show) {
        this.shown = shown;
        this.toggle = toggle;
        shown.changes().addListener(new WeakInvalidationListener(repaint));
        sceneProperty().addListener(change -> {
            if (stale) repaint();
        });
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> beside = isBeside(event.getTarget()));
        setOnMouseClicked(event -> {
            boolean chosen = beside && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
            if (chosen && getItem() != null) show.accept(getItem());
        });
    }

    /** Whether something is neither the dot of a run nor the arrow that unfolds a branch. */
    private static boolean isBeside(EventTarget target) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("run-dot") || at.getStyleClass().contains("tree-disclosure-node"))
                return false;
        }
        return true;
    }

    /** A cell that the tree has put aside waits until it is used again: outside a scene no style is found for it. */
    private void repaint() {
        stale = getScene() == null;
        if (!stale) updateItem(getItem(), isEmpty());
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        boolean present = !empty && entry != null;
        pseudoClassStateChanged(SECTION, present && entry instanceof Entry.Section);
        pseudoClassStateChanged(HINT, present && entry instanceof Entry.Hint);
        setText(null);
        setTooltip(null);
        setGraphic(present ? row(entry) : null);
        // A row that is changed while the tree lays itself out would be without style until it is changed again.
        if (present && getScene() != null) getGraphic().applyCss();
    }

    private Node row(Entry entry) {
        if (entry instanceof Entry.Section section) {
            return row(null, section.title(), section.count() == 0 ? "" : Integer.toString(section.count()), null);
        }
        if (entry instanceof Entry.Hint hint) return row(null, hint.text(), "", null);
        if (entry instanceof Entry.Experiment experiment) {
            setTooltip(new Tooltip(experiment.name() + "\nExperiment " + experiment.id() + said(experiment.mark())
                    + "\nClick to show its runs, and only these; Space puts them on the charts or takes them off"));
            String progress = experiment.finished() + "/" + experiment.runs();
            return row(icon(experiment.mark()), experiment.name(), progress, null);
        }
        if (entry instanceof Entry.Run run) return run(run);
        if (entry instanceof Entry.Teacher teacher) return teacher(teacher.teacher());
        if (entry instanceof Entry.Checkpoint checkpoint) {
            TeacherRecord.CheckpointRecord record = checkpoint.record();
            return row(
                    Icons.of(Material2OutlinedAL.FLAG, "muted"),
                    "epoch " + Formats.number(record.epoch()),
                    Formats.percent(record.testAccuracy()),
                    null);
        }
        Entry.DataSet data = (Entry.DataSet) entry;
        String size = data.spec().trainCount() > 0 ? Formats.count(data.spec().trainCount()) : "";
        return row(Icons.of(Material2OutlinedAL.IMAGE, "muted"), data.spec().label(), size, null);
    }

    private Node teacher(TeacherRecord teacher) {
        setTooltip(new Tooltip(teacher.name() + "\n" + teacher.id()));
        String detail = teacher.complete() ? lastAccuracy(teacher) : "training";
        return row(
                Icons.of(Material2OutlinedMZ.SCHOOL, teacher.complete() ? "muted" : "accent"),
                teacher.name(),
                detail,
                null);
    }

    private static String lastAccuracy(TeacherRecord teacher) {
        int count = teacher.checkpoints().size();
        return count == 0
                ? ""
                : Formats.percent(teacher.checkpoints().get(count - 1).testAccuracy());
    }

    private Node run(Entry.Run entry) {
        RunSummary run = entry.summary();
        boolean measured = !Double.isNaN(run.lastTestAccuracy());
        String accuracy = measured ? ", test accuracy " + Formats.percent(run.lastTestAccuracy()) : "";
        setTooltip(new Tooltip(run.label() + ", seed " + run.seed() + " – " + StatusLook.word(run.status()) + accuracy
                + "\n" + run.id() + said(entry.mark())));
        String detail = measured ? Formats.percent(run.lastTestAccuracy()) : StatusLook.word(run.status());
        Node icon = entry.mark().pinned() ? icon(entry.mark()) : StatusLook.icon(run.status());
        return row(icon, entry.name(), detail, dot(entry));
    }

    private static Node icon(LibraryMark mark) {
        if (mark.pinned()) return Icons.of(Material2OutlinedMZ.PUSH_PIN, "accent");
        return Icons.of(mark.archived() ? Material2OutlinedAL.ARCHIVE : Material2OutlinedMZ.SCIENCE, "muted");
    }

    /** Tags and note on lines of their own. */
    private static String said(LibraryMark mark) {
        String tags = mark.tags().isEmpty() ? "" : "\nTags: " + String.join(", ", mark.tags());
        return tags + (mark.note().isEmpty() ? "" : "\n" + mark.note());
    }

    /** Filled in the run's colour while the run is on the charts. */
    private Node dot(Entry.Run entry) {
        String id = entry.summary().id();
        Circle circle = new Circle(5);
        circle.setStroke(shown.colour(id));
        circle.setStrokeWidth(1.5);
        circle.setFill(shown.isShown(id) ? shown.colour(id) : javafx.scene.paint.Color.TRANSPARENT);
        StackPane target = new StackPane(circle);
        target.getStyleClass().add("run-dot");
        Tooltip.install(
                target,
                new Tooltip(shown.isShown(id) ? "On the charts; click to hide" : "Click to show on the charts"));
        target.setOnMousePressed(event -> {
            toggle.accept(entry);
            event.consume();
        });
        return target;
    }

    private static Node row(Node icon, String name, String detail, Node mark) {
        Label title = new Label(name);
        title.getStyleClass().add("entry-name");
        title.setMinWidth(0);
        // Method and seed stand at the two ends.
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label value = new Label(detail);
        value.getStyleClass().add("entry-detail");
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new RowBox(title, value);
        row.setAlignment(Pos.CENTER_LEFT);
        // Lets the row shrink to the tree's width, so that long names end in an ellipsis instead of a scroll bar.
        row.setMinWidth(0);
        row.setPrefWidth(1);
        if (icon != null) row.getChildren().add(icon);
        row.getChildren().addAll(title, gap, value);
        if (mark != null) row.getChildren().add(mark);
        return row;
    }

    /** Where a name and what is said beside it do not both fit, the name stays: it tells rows apart. */
    private static final class RowBox extends HBox {
        private static final double LEAST_NAME = 6;

        private final Label title;
        private final Label value;

        RowBox(Label title, Label value) {
            super(6);
            this.title = title;
            this.value = value;
        }

        @Override
        protected void layoutChildren() {
            double others = 0;
            for (Node child : getChildren()) {
                if (child != title && child != value && child.isManaged()) others += child.prefWidth(-1);
            }
            others += getSpacing() * (getChildren().size() - 1);
            double least =
                    Math.min(title.prefWidth(-1), LEAST_NAME * title.getFont().getSize());
            boolean fits = getWidth() - others - value.prefWidth(-1) >= least;
            value.setVisible(fits);
            value.setManaged(fits);
            super.layoutChildren();
        }
    }
}
