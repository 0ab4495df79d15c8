package org.limbeck.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

class WriteFaultTest {
    @Test
    void aFullDiskIsNamedEvenWhereTheWriterOfPicturesHidesIt() {
        IOException disk = new IOException("No space left on device");
        assertThat(WriteFault.of(new IIOException("I/O error writing PNG file!", disk)))
                .isEqualTo(WriteFault.of(disk))
                .satisfies(fault -> assertThat(fault.what()).isEqualTo("the disk is full"));
    }

    @Test
    void whatTheSystemSaysOfAFolderIsToldWithoutItsPath() {
        assertThat(WriteFault.of(new FileSystemException("/a/b", null, "Read-only file system"))
                        .what())
                .isEqualTo("the folder can only be read");
        assertThat(WriteFault.of(new AccessDeniedException("/a/b")).what()).isEqualTo("you may not write there");
        assertThat(WriteFault.of(new FileSystemException("/a/b", null, "Stale file handle"))
                        .what())
                .isEqualTo("Stale file handle");
    }
}
