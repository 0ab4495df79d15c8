package org.limbeck.numeric.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;

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

    @Test
    void halvesAndUnsignedIntegersAreReadExactly() throws IOException {
        ByteBuffer halves = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits : new int[] {0x3c00, 0xc000, 0x0001, 0x03ff, 0x0400, 0x7bff, 0x3555, 0x8000}) {
            halves.putShort((short) bits);
        }
        writeRaw("{'descr': '<f2', 'fortran_order': False, 'shape': (8,), }", halves.array());
        float[] expected = {1, -2, 0x1p-24f, 1023 * 0x1p-24f, 0x1p-14f, 65504, 0.333251953125f, -0f};
        assertThat(Npy.read(folder.resolve("raw.npy"))).isEqualTo(Tensor.of(expected, 8));
        halves.clear().putShort((short) 0x7c00).putShort((short) 0x7e00);
        writeRaw("{'descr': '<f2', 'fortran_order': False, 'shape': (2,), }", Arrays.copyOf(halves.array(), 4));
        assertThat(Npy.read(folder.resolve("raw.npy")).floats()).containsExactly(Float.POSITIVE_INFINITY, Float.NaN);

        ByteBuffer longs = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(3)
                .putLong(1L << 53);
        for (String type : new String[] {"<u8", "<i8"}) {
            writeRaw("{'descr': '" + type + "', 'fortran_order': False, 'shape': (2,), }", longs.array());
            assertThat(Npy.read(folder.resolve("raw.npy"))).isEqualTo(Tensor.of(new double[] {3, 0x1p53}, 2));
        }
    }

    @Test
    void integersThatDoublePrecisionRoundsAreRefusedByName() throws IOException {
        for (long value : new long[] {(1L << 53) + 1, -1, Long.MIN_VALUE, -(1L << 53) - 1}) {
            byte[] body = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array();
            writeRaw("{'descr': '<u8', 'fortran_order': False, 'shape': (1,), }", body);
            assertThatThrownBy(() -> Npy.read(folder.resolve("raw.npy")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("uint64 " + Long.toUnsignedString(value));
            writeRaw("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", body);
            if (value == -1)
                assertThat(Npy.read(folder.resolve("raw.npy")).get(0)).isEqualTo(-1);
            else assertThatThrownBy(() -> Npy.read(folder.resolve("raw.npy"))).hasMessageContaining("int64 " + value);
        }
    }

    @Test
    void otherTypesAreRefusedByTheirName() throws IOException {
        for (String[] type : new String[][] {
            {"<c16", "complex128"}, {"<f16", "float128"}, {"<U3", "str"}, {"|S5", "bytes"}, {"<M8[ns]", "datetime"}
        }) {
            writeRaw("{'descr': '" + type[0] + "', 'fortran_order': False, 'shape': (1,), }", new byte[16]);
            assertThatThrownBy(() -> Npy.read(folder.resolve("raw.npy")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("type " + type[1]);
        }
    }

    @Test
    void shapesThatAskForMoreThanThereIsAreRefusedBeforeMemoryIsTaken() throws IOException {
        for (String shape : new String[] {
            "(99999999999999999999,)", "(2, 99999999999)", "(1000000, 1000000)", "(500000000,)", "(-1,)", "(1L2,)"
        }) {
            writeRaw("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }", new byte[8]);
            assertThatThrownBy(() -> Npy.read(folder.resolve("raw.npy")))
                    .as(shape)
                    .isInstanceOf(UserError.class);
            assertThatThrownBy(() -> NpyMatrix.map(folder.resolve("raw.npy")))
                    .as(shape)
                    .isInstanceOf(UserError.class);
        }
    }

    @Test
    void aMappedMatrixIsOfTheTypesItSaysAndEndsWithItsFile() throws IOException {
        writeRaw("{'descr': '<f2', 'fortran_order': False, 'shape': (2, 2), }", new byte[8]);
        assertThatThrownBy(() -> NpyMatrix.map(folder.resolve("raw.npy"))).hasMessageContaining("is float16[2, 2]");
        writeRaw("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }", new byte[8]);
        assertThatThrownBy(() -> NpyMatrix.map(folder.resolve("raw.npy"))).hasMessageContaining("bytes after");
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
