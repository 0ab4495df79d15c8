package org.limbeck.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
}
