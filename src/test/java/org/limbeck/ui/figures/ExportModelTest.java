package org.limbeck.ui.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.ui.MemoryPreferences;
import org.limbeck.ui.feed.Inline;

class ExportModelTest {
    @TempDir
    private Path folder;

    private ExportModel model() {
        Drawing drawing = new Drawing("online, \u03c4 4", List.of(), theme -> new JFreeChart(new XYPlot()));
        return new ExportModel(
                drawing, new ExportMemory(new MemoryPreferences()), Inline.pump(), Inline.background(), fault -> {
                    throw new AssertionError(fault);
                });
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyAfterAQuestion() throws IOException {
        ExportModel model = model();
        model.folderProperty().set(folder.toString());
        model.export(false);
        Path file = model.outcomeProperty().get().file();
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(ExportOutcome.Kind.WRITTEN);
        assertThat(file.getFileName().toString()).startsWith("online-t-4.");
        Files.writeString(file, "mine");
        model.export(false);
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(ExportOutcome.Kind.EXISTS);
        assertThat(file).hasContent("mine");
        model.export(true);
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(ExportOutcome.Kind.WRITTEN);
        assertThat(Files.size(file)).isGreaterThan(4);
    }

    @Test
    void aNameThatNoSystemTakesIsNotWritten() {
        ExportModel model = model();
        model.folderProperty().set(folder.toString());
        model.nameProperty().set("a/b");
        model.export(false);
        assertThat(model.nameProblem()).contains("without /");
        assertThat(model.outcomeProperty().get()).isEqualTo(ExportOutcome.NONE);
    }
}
