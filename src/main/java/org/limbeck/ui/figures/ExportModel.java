package org.limbeck.ui.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.limbeck.base.UserError;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.Pump;
import org.limbeck.ui.widgets.Fault;
import org.limbeck.ui.widgets.Formats;

/** State of one export: settings, preview, place, and how it went. Drawing and writing happen in the background. */
public final class ExportModel implements AutoCloseable {
    private final ExportMemory memory;
    private final Pump pump;
    private final Background worker;
    private final Consumer<Throwable> late;
    private final DrawingFile drawing;
    private final ObjectProperty<ExportSettings> settings;
    private final StringProperty name;
    private final StringProperty folder;
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ExportOutcome> outcome = new ReadOnlyObjectWrapper<>(ExportOutcome.NONE);
    private final Runnable renderSoon;
    private volatile Room room;
    private boolean closed;

    /** What the preview is drawn for: settings, and pixels of the place it has. */
    private record Room(ExportSettings settings, double width, double height) {}

    /**
     * @param worker draws and writes; closed with the model
     * @param late hears of a failure to write when the dialog has been closed meanwhile
     */
    public ExportModel(Drawing drawing, ExportMemory memory, Pump pump, Background worker, Consumer<Throwable> late) {
        this.drawing = new DrawingFile(drawing);
        this.memory = memory;
        this.pump = pump;
        this.late = late;
        this.worker = worker;
        this.settings = new SimpleObjectProperty<>(memory.settings());
        this.name = new SimpleStringProperty(drawing.fileName());
        this.folder = new SimpleStringProperty(memory.folder());
        this.renderSoon = worker.coalesced(0, this::render);
        name.addListener(change -> forget());
        folder.addListener(change -> forget());
        settings.addListener((property, was, is) -> {
            forget();
            memory.remember(is);
            if (room != null) previewIn(room.width(), room.height());
        });
    }

    ObjectProperty<ExportSettings> settingsProperty() {
        return settings;
    }

    ExportSettings settings() {
        return settings.get();
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty folderProperty() {
        return folder;
    }

    ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ExportOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** What was told belongs to another file. */
    private void forget() {
        if (outcome.get().kind() != ExportOutcome.Kind.WRITING) outcome.set(ExportOutcome.NONE);
    }

    /** Draws the preview as large as fits. @param width in pixels of the screen @param height likewise */
    void previewIn(double width, double height) {
        if (width < 1 || height < 1) return;
        room = new Room(settings.get(), width, height);
        renderSoon.run();
    }

    private void render() {
        Room now = room;
        Preview made = drawing.preview(now.settings(), now.width(), now.height());
        pump.post(preview, () -> preview.set(made));
    }

    /** Null, or what is wrong with the name. */
    String nameProblem() {
        String text = name.get().strip();
        if (text.isEmpty()) return "Enter a file name.";
        return text.matches(".*[/\\\\:*?\"<>|].*") ? "Expected a name without / \\ : * ? \" < > |" : null;
    }

    /** Writes the file, or asks first when there is one of that name. @param replace whether that was answered */
    void export(boolean replace) {
        if (nameProblem() != null || outcome.get().kind() == ExportOutcome.Kind.WRITING) return;
        ExportSettings now = settings.get();
        String place = folder.get().strip();
        String file = withEnding(name.get().strip(), now.format());
        outcome.set(new ExportOutcome(ExportOutcome.Kind.WRITING, null, "Writing " + file + " …"));
        worker.run(() -> write(place, file, now, replace), this::tell, failure -> fail(failure, file));
    }

    private static String withEnding(String name, ExportFormat format) {
        return name.toLowerCase(Locale.ROOT).endsWith(format.ending()) ? name : name + format.ending();
    }

    private ExportOutcome write(String place, String name, ExportSettings now, boolean replace) throws IOException {
        Path file = path(place, name);
        if (Files.isDirectory(file)) {
            throw new UserError("is a folder", file.toString(), "Choose another name");
        }
        if (!replace && Files.exists(file)) {
            return new ExportOutcome(ExportOutcome.Kind.EXISTS, file, name + " is already there.");
        }
        drawing.write(now, file);
        return new ExportOutcome(
                ExportOutcome.Kind.WRITTEN, file, "Written: " + name + ", " + Formats.kilobytes(Files.size(file)));
    }

    private static Path path(String place, String name) {
        try {
            return Path.of(place).toAbsolutePath().resolve(name);
        } catch (InvalidPathException e) {
            throw new UserError("is not a folder: " + e.getReason(), place, "Choose another folder", e);
        }
    }

    private void tell(ExportOutcome now) {
        if (now.kind() == ExportOutcome.Kind.WRITTEN)
            memory.rememberFolder(now.file().getParent().toString());
        outcome.set(now);
        if (closed) worker.close();
    }

    private void fail(Exception failure, String name) {
        Fault fault = Fault.of(failure);
        if (closed || !fault.mendable()) late.accept(failure);
        String remedy = fault.mendable() ? " " + fault.remedy() + "." : "";
        outcome.set(new ExportOutcome(ExportOutcome.Kind.FAILED, null, name + " " + fault.what() + "." + remedy));
        if (closed) worker.close();
    }

    /** What is being written is written to its end. */
    @Override
    public void close() {
        closed = true;
        if (outcome.get().kind() != ExportOutcome.Kind.WRITING) worker.close();
    }
}
