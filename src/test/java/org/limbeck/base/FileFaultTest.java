package org.limbeck.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

class FileFaultTest {
    @Test
    void aFullDiskIsNamedEvenWhereTheWriterOfImagesHidesIt() {
        IOException disk = new IOException("No space left on device");
        assertThat(FileFault.of(new IIOException("I/O error writing PNG file!", disk)))
                .isEqualTo(FileFault.of(disk))
                .satisfies(fault -> assertThat(fault.what()).isEqualTo("the disk is full"));
    }

    @Test
    void whatTheSystemSaysOfAFolderIsToldWithoutItsPath() {
        assertThat(FileFault.of(new FileSystemException("/a/b", null, "Read-only file system"))
                        .what())
                .isEqualTo("the folder can only be read");
        assertThat(FileFault.of(new AccessDeniedException("/a/b")).what()).isEqualTo("you may not write there");
        assertThat(FileFault.of(new FileSystemException("/a/b", null, "Stale file handle"))
                        .what())
                .isEqualTo("Stale file handle");
    }

    @Test
    void whatCouldNotBeReadIsToldWithoutItsPathToo() {
        assertThat(FileFault.reading(new NoSuchFileException("/a/b"))).isEqualTo("it does not exist");
        assertThat(FileFault.reading(new AccessDeniedException("/a/b"))).isEqualTo("you may not read it");
        assertThat(FileFault.reading(new FileSystemException("/a/b", null, "Not a directory")))
                .isEqualTo("Not a directory");
    }

    @Test
    void aPartOfTheWorkspaceIsNamedWithItsOwnRemedy() {
        IOException full = new FileSystemException("/a/b", null, "No space left on device");
        UserError error = FileFault.writing("the checkpoint", Path.of("b"), "resume", full);
        assertThat(error.what()).isEqualTo("the checkpoint cannot be written: the disk is full");
        assertThat(error.remedy()).isEqualTo("resume");
    }
}
