package org.limbeck.numeric.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;

/** What archives hold beside or instead of good arrays. */
class NpzTest {
    @TempDir
    Path folder;

    private static final Tensor DOUBLES = Tensor.of(new double[] {1, 2, 3, 4, 5, Math.PI}, 2, 3);

    private static byte[] npy() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Npy.write(bytes, DOUBLES);
        return bytes.toByteArray();
    }

    private Path archive(boolean packed, Object... namesAndContents) throws IOException {
        Path file = folder.resolve("a.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(packed ? 9 : 0);
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return file;
    }

    @Test
    void noBitOfAnEntryCanFlipUnnoticed() throws IOException {
        Path stored = folder.resolve("stored.npz");
        Npz.write(stored, Map.of("W", DOUBLES));
        for (Path file : new Path[] {stored, archive(true, "W.npy", npy())}) {
            byte[] whole = Files.readAllBytes(file);
            int content = 30 + Byte.toUnsignedInt(whole[26]) + Byte.toUnsignedInt(whole[28]);
            for (int at = content; at < content + 60; at++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= 4;
                Files.write(file, flipped);
                assertThatThrownBy(() -> Npz.read(file)).as("byte " + at).isInstanceOf(UserError.class);
            }
            Files.write(file, whole);
            assertThat(Npz.read(file)).isEqualTo(Map.of("W", DOUBLES));
        }
        byte[] values = Files.readAllBytes(stored);
        values[30 + Byte.toUnsignedInt(values[26]) + Byte.toUnsignedInt(values[28]) + 128 + 17] ^= 1;
        Files.write(stored, values);
        assertThatThrownBy(() -> Npz.read(stored))
                .hasMessageContaining("array W")
                .hasMessageContaining("checksum");
    }

    @Test
    void whatTheFinderAddsIsNoArray() throws IOException {
        Path file = archive(
                true, "W.npy", npy(), "__MACOSX/._W.npy", new byte[] {0, 5, 22, 7}, ".DS_Store", new byte[] {0});
        assertThat(Npz.read(file)).isEqualTo(Map.of("W", DOUBLES));
    }

    @Test
    void bytesAfterAnArrayAreRefused() throws IOException {
        byte[] longer = java.util.Arrays.copyOf(npy(), npy().length + 1);
        assertThatThrownBy(() -> Npz.read(archive(true, "W.npy", longer)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("bytes after");
    }
}
