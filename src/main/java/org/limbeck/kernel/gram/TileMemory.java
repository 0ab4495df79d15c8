package org.limbeck.kernel.gram;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.kernel.array.Block;
import org.limbeck.numeric.Precision;

/** Where the tiles of a growing kernel stand: in memory, or in a file that is mapped and deleted at the end. */
public interface TileMemory extends AutoCloseable {
    /** A tile of zeros. The block is closed by whoever asks for it. */
    Block zeros(long elements);

    @Override
    void close();

    static TileMemory heapless(Precision precision) {
        return new TileMemory() {
            @Override
            public Block zeros(long elements) {
                Block block = Block.allocate(precision, elements);
                block.zero(0, elements);
                return block;
            }

            @Override
            public void close() {
                // each block frees itself
            }
        };
    }

    /** Tiles in a file, one behind the other; the system decides how much of them it keeps in memory. */
    static TileMemory file(Path file, Precision precision) {
        return new MappedTiles(file, precision);
    }

    /** The file, mapped a gigabyte at a time. */
    final class MappedTiles implements TileMemory {
        private static final long PART = 1L << 30;

        private final Path file;
        private final Precision precision;
        private final FileChannel channel;
        private @Nullable MappedByteBuffer part;
        private long mapped;

        private MappedTiles(Path file, Precision precision) {
            this.file = file;
            this.precision = precision;
            try {
                this.channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw fault(e);
            }
        }

        private UserError fault(IOException cause) {
            return FileFault.writing(file, cause);
        }

        @Override
        public Block zeros(long elements) {
            int width = precision == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
            int bytes = Math.toIntExact(elements * width);
            MappedByteBuffer room = part != null && part.remaining() >= bytes ? part : map(Math.max(PART, bytes));
            MappedByteBuffer slice = room.slice(room.position(), bytes);
            room.position(room.position() + bytes);
            return Block.over(precision, slice.order(ByteOrder.nativeOrder()));
        }

        private MappedByteBuffer map(long bytes) {
            try {
                MappedByteBuffer next = channel.map(FileChannel.MapMode.READ_WRITE, mapped, bytes);
                mapped += bytes;
                part = next;
                return next;
            } catch (IOException e) {
                throw fault(e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw fault(e);
            }
        }
    }
}
