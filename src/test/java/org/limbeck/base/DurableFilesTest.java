package org.limbeck.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    @Test
    void aFolderThatCannotBeFilledLeavesNothingUnfinished() throws IOException {
        Path target = folder.resolve("arrays");
        List<Exception> failures = List.of(new IOException("No space left on device"), new IllegalStateException("no"));
        for (Exception failure : failures) {
            assertThatThrownBy(() -> DurableFiles.folder(target, path -> {
                        Files.writeString(path.resolve("half"), "1");
                        if (failure instanceof IOException disk) throw disk;
                        throw (RuntimeException) failure;
                    }))
                    .isSameAs(failure);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void symbolicLinksStayAndWhatTheyLeadToIsWritten() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "1");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("real.txt"));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.txt"), Path.of("sub", "new.txt"));
        DurableFiles.file(link, path -> Files.writeString(path, "2"));
        DurableFiles.file(dangling, path -> Files.writeString(path, "3"));
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("2");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("sub/new.txt")).hasContent("3");

        Path away = Files.createDirectories(folder.resolve("away"));
        Path arrays = Files.createSymbolicLink(folder.resolve("arrays"), away);
        DurableFiles.folder(arrays, path -> Files.writeString(path.resolve("x"), "4"));
        assertThat(arrays).isSymbolicLink();
        assertThat(away.resolve("x")).hasContent("4");

        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> DurableFiles.file(circle, path -> Files.writeString(path, "5")))
                .isInstanceOf(IOException.class);
        DurableFiles.delete(circle);
        assertThat(circle).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pipesAndDevicesAreWrittenInto() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        DurableFiles.file(pipe, path -> Files.writeString(path, "through"));
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(DurableFiles.isStream(pipe)).isTrue();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(pipe));

        DurableFiles.file(Path.of("/dev/null"), path -> Files.writeString(path, "away"));
        assertThat(DurableFiles.isStream(Path.of("/dev/null"))).isTrue();
        assertThatThrownBy(() -> DurableFiles.file(Path.of("/dev/full"), path -> Files.writeString(path, "much")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
        assertThat(DurableFiles.isStream(Path.of("/dev/full"))).isTrue();
    }

    @Test
    void aFileKeepsItsPermissionsAndAFolderIsNotReplacedByAFileNorAFileByAFolder() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "1");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        DurableFiles.file(secret, path -> Files.writeString(path, "2"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");

        assertThatThrownBy(() -> DurableFiles.folder(secret, path -> {})).isInstanceOf(IOException.class);
        assertThat(secret).hasContent("2");
        Path full = Files.createDirectories(folder.resolve("full"));
        assertThatThrownBy(() -> DurableFiles.file(full, path -> Files.writeString(path, "3")))
                .hasMessageContaining("it is a folder");
        assertThat(full).isDirectory();
    }

    @Test
    void filesThatBelongTogetherAppearTogetherOrNotAtAll() throws IOException {
        Path net = folder.resolve("a/net");
        Map<String, DurableFiles.Filling> fillings = new LinkedHashMap<>();
        fillings.put("one", path -> Files.writeString(path, "1"));
        fillings.put("two", path -> Files.writeString(path, "2"));
        DurableFiles.files(net, fillings);
        assertThat(net.resolve("one")).hasContent("1");
        assertThat(net.resolve("two")).hasContent("2");
        fillings.put("one", path -> Files.writeString(path, "new"));
        fillings.put("two", path -> {
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> DurableFiles.files(net, fillings)).isInstanceOf(IOException.class);
        assertThat(net.resolve("one")).hasContent("1");
        assertThat(net.toFile().list()).containsExactlyInAnyOrder("one", "two");
        assertThatThrownBy(() -> DurableFiles.files(folder.resolve("b/c/d"), fillings))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("b")).doesNotExist();
    }
}
