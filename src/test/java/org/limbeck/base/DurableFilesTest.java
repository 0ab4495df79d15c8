package org.limbeck.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    Path folder;

    @Test
    void aFolderReplacesTheOldOneWholly() throws IOException {
        Path target = folder.resolve("a/b");
        DurableFiles.folder(target, path -> Files.writeString(path.resolve("old"), "1"));
        DurableFiles.folder(target, path -> Files.writeString(path.resolve("new"), "2"));
        assertThat(target.resolve("new")).hasContent("2");
        assertThat(target.resolve("old")).doesNotExist();
    }

    @Test
    void aFillingThatFailsLeavesTheOldOneInPlace() throws IOException {
        Path target = folder.resolve("b");
        DurableFiles.folder(target, path -> Files.writeString(path.resolve("x"), "1"));
        assertThatThrownBy(() -> DurableFiles.folder(target, path -> {
                    Files.writeString(path.resolve("x"), "2");
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class);
        assertThat(target.resolve("x")).hasContent("1");
        DurableFiles.folder(target, path -> Files.writeString(path.resolve("x"), "3"));
        assertThat(target.resolve("x")).hasContent("3");
    }

    @Test
    void aFileIsReplacedAtOnceAndDeletingWhatIsNotThereIsFine() throws IOException {
        Path target = folder.resolve("c.txt");
        DurableFiles.file(target, path -> Files.writeString(path, "1"));
        DurableFiles.file(target, path -> Files.writeString(path, "2"));
        assertThat(target).hasContent("2");
        DurableFiles.delete(folder.resolve("nothing"));
        DurableFiles.delete(folder);
        assertThat(folder).doesNotExist();
        Files.createDirectories(folder);
    }

    @Test
    void aFileThatCannotBeFilledLeavesTheOldOneAndNothingElse() throws IOException {
        Path target = Files.writeString(folder.resolve("d.txt"), "1");
        assertThatThrownBy(() -> DurableFiles.file(target, path -> {
                    Files.writeString(path, "half");
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(target).hasContent("1");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }
}
