package org.limbeck.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;

class NpyTest {
    @TempDir
    Path folder;

    private static final Tensor DOUBLES = Tensor.of(new double[] {1, 2, 3, 4, 5, Math.PI}, 2, 3);
    private static final Tensor FLOATS = Tensor.of(new float[] {1, -2.5f, 3}, 3);

    @Test
    void arraysComeBackAsTheyWentOut() {
        for (Tensor tensor :
                new Tensor[] {DOUBLES, FLOATS, Tensor.of(new double[] {7}), Tensor.of(new float[0], 0, 4)}) {
            Npy.write(folder.resolve("a.npy"), tensor);
            assertThat(Npy.read(folder.resolve("a.npy"))).isEqualTo(tensor);
        }
    }

    @Test
    void fortranOrderAndBigEndianIntegersAreRead() throws IOException {
        ByteBuffer body = ByteBuffer.allocate(12);
        for (short value : new short[] {1, 4, 2, 5, 3, -6}) body.putShort(value);
        writeRaw("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }", body.array());
        assertThat(Npy.read(folder.resolve("raw.npy"))).isEqualTo(Tensor.of(new double[] {1, 2, 3, 4, 5, -6}, 2, 3));
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        Path file = folder.resolve("a.npy");
        Npy.write(file, DOUBLES);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(UserError.class);
        }
    }

    @Test
    void objectsAndForeignFilesAreRefusedByName() throws IOException {
        writeRaw("{'descr': '|O8', 'fortran_order': False, 'shape': (1,), }", new byte[8]);
        assertThatThrownBy(() -> Npy.read(folder.resolve("raw.npy"))).hasMessageContaining("raw.npy");
        Files.writeString(folder.resolve("text.npy"), "hello, this is not an array");
        assertThatThrownBy(() -> Npy.read(folder.resolve("text.npy"))).hasMessageContaining("not a .npy array");
        assertThatThrownBy(() -> Npy.read(folder.resolve("none.npy"))).hasMessageContaining("does not exist");
    }

    @Test
    void archivesHoldSeveralArraysAndAreTheSameBytesEachTime() throws IOException {
        Map<String, Tensor> arrays = Map.of("conv/W", DOUBLES, "conv/b", FLOATS);
        Npz.write(folder.resolve("a.npz"), arrays);
        Npz.write(folder.resolve("b.npz"), arrays);
        assertThat(Npz.read(folder.resolve("a.npz"))).isEqualTo(arrays);
        assertThat(Files.readAllBytes(folder.resolve("a.npz"))).isEqualTo(Files.readAllBytes(folder.resolve("b.npz")));
        byte[] whole = Files.readAllBytes(folder.resolve("a.npz"));
        Files.write(folder.resolve("a.npz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Npz.read(folder.resolve("a.npz"))).isInstanceOf(UserError.class);
    }

    private void writeRaw(String header, byte[] body) throws IOException {
        byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + body.length);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) 1)
                .put((byte) 0)
                .put((byte) text.length)
                .put((byte) 0)
                .put(text)
                .put(body);
        Files.write(folder.resolve("raw.npy"), file.array());
    }
}
