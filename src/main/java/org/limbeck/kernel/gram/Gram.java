package org.limbeck.kernel.gram;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;

/**
 * The kernel while it grows: the lower triangle in square tiles, to which layers add Gram matrices of their rows. Tiles
 * are the units of parallel work. Whoever makes it closes it.
 */
public final class Gram implements AutoCloseable {
    /** Rows of a tile at most: large enough for full speed of a matrix product, small enough to stay in cache. */
    private static final int MOST_ROWS = 256;
    /** Multiply-adds between two looks at the stop button. */
    private static final long STRIDE_OF_WORK = 1L << 30;

    private final Rows rows;
    private final Workers workers;
    private final int side;
    private final int tiles;
    private final Block[] blocks;
    private final Block[] scratch;

    /** @param memory of the tiles; borrowed */
    public Gram(Rows rows, Precision precision, Workers workers, TileMemory memory) {
        this.rows = rows;
        this.workers = workers;
        int examples = tileExamples(rows, workers.threads());
        this.side = examples * rows.perExample();
        this.tiles = (rows.examples() + examples - 1) / examples;
        this.blocks = new Block[tiles * (tiles + 1) / 2];
        for (int i = 0; i < blocks.length; i++) blocks[i] = memory.zeros((long) side * side);
        this.scratch = new Block[2 * workers.threads()];
        for (int i = 0; i < scratch.length; i++) scratch[i] = Block.allocate(precision, (long) side * side);
    }

    private static int tileExamples(Rows rows, int threads) {
        int even = (rows.count() + threads - 1) / threads;
        int wanted = Math.min(MOST_ROWS, Math.max(16, even));
        return Math.max(1, Math.min(rows.examples(), wanted / rows.perExample()));
    }

    Rows rows() {
        return rows;
    }

    /** One tile of the lower triangle: rows {@code top ..}, columns {@code left ..}. */
    private record Tile(int top, int left, int height, int width) {
        boolean diagonal() {
            return top == left;
        }
    }

    private Tile tile(int index) {
        int row = (int) ((Math.sqrt(8.0 * index + 1) - 1) / 2);
        while ((row + 1) * (row + 2) / 2 <= index) row++;
        while (row * (row + 1) / 2 > index) row--;
        int column = index - row * (row + 1) / 2;
        int count = rows.count();
        return new Tile(
                row * side, column * side, Math.min(side, count - row * side), Math.min(side, count - column * side));
    }

    /**
     * Adds {@code R R^T}.
     *
     * @param view {@code R (rows, length)}
     */
    public void addRows(View view, long length) {
        workers.run(blocks.length, (worker, item) -> multiply(tile(item), view, length, 1, blocks[item]));
    }

    /** {@code target = beta target + R_top R_left^T}, in slices of the inner dimension. */
    private void multiply(Tile tile, View view, long length, double beta, Block target) {
        long slice = Math.max(256, STRIDE_OF_WORK / ((long) side * side));
        for (long from = 0; from < length; from += slice) {
            int k = (int) Math.min(slice, length - from);
            View top = new View(view.block(), view.offset() + (long) tile.top() * view.stride() + from, view.stride());
            View left =
                    new View(view.block(), view.offset() + (long) tile.left() * view.stride() + from, view.stride());
            double keep = from == 0 ? beta : 1;
            if (tile.diagonal()) target.gram(tile.height(), k, top, keep, 0, side);
            else target.multiply(new Product(tile.height(), tile.width(), k, false, true), 1, top, left, keep, 0, side);
            workers.advance(FlopCount.gram(tile.diagonal(), tile.height(), tile.width(), k));
        }
    }

    /**
     * Adds {@code (D D^T) o (A A^T + plus)}, each example's entry of the second factor standing for all its outputs.
     *
     * @param sensitivities {@code D (rows, length)}
     * @param inputs {@code A (examples, width)}
     */
    public void addHadamard(View sensitivities, long length, View inputs, int width, double plus) {
        workers.run(blocks.length, (worker, item) -> {
            Tile tile = tile(item);
            Block product = scratch[2 * worker];
            Block factor = scratch[2 * worker + 1];
            int each = rows.perExample();
            Tile examples = new Tile(tile.top() / each, tile.left() / each, tile.height() / each, tile.width() / each);
            multiply(tile, sensitivities, length, 0, product);
            multiply(examples, inputs, width, 0, factor);
            combine(blocks[item], product, factor, tile, plus);
        });
    }

    private void combine(Block target, Block product, Block factor, Tile tile, double plus) {
        int each = rows.perExample();
        for (int row = 0; row < tile.height(); row++) {
            if (each == 1) {
                target.addProduct(row * side, product, row * side, factor, row * side, tile.width(), plus);
                continue;
            }
            int end = tile.diagonal() ? row / each + 1 : tile.width() / each;
            for (int other = 0; other < end; other++) {
                int at = row * side + other * each;
                product.affine(at, product, at, each, factor.get((long) (row / each) * side + other) + plus, 0);
                target.add(at, product, at, each);
            }
        }
    }

    /**
     * Adds {@code sum_pq (D_ip . D_jq)(A_ip . A_jq)}, each example's second factor standing for all its outputs.
     *
     * @param sensitivities {@code D (rows, positions, length)}
     * @param patches {@code A (examples, positions, taps)}
     */
    public void addPairs(View sensitivities, int length, View patches, int taps, int positions) {
        int each = rows.perExample();
        int group = Math.max(1, MOST_ROWS / (each * positions));
        int large = group * each * positions;
        Block[] room = new Block[2 * workers.threads()];
        try {
            for (int i = 0; i < room.length; i++) room[i] = Block.allocate(blocks[0].precision(), (long) large * large);
            workers.run(blocks.length, (worker, item) -> {
                Tile tile = tile(item);
                Pairs pairs = new Pairs(each, positions, large, room[2 * worker], room[2 * worker + 1]);
                for (int top = 0; top < tile.height() / each; top += group) {
                    int end = tile.diagonal() ? top + 1 : tile.width() / each;
                    for (int left = 0; left < end; left += group) {
                        int height = Math.min(group, tile.height() / each - top);
                        int width = Math.min(group, tile.width() / each - left);
                        int i = tile.top() / each + top;
                        int j = tile.left() / each + left;
                        pairs.multiply(sensitivities, length, patches, taps, new Pairs.Corner(i, j, height, width));
                        pairs.addTo(blocks[item], top * each, left * each, side, height, width);
                        workers.advance(FlopCount.pairs(height, width, each, positions, length, taps));
                    }
                }
            });
        } finally {
            for (Block block : room) if (block != null) block.close();
        }
    }

    /** The kernel so far times {@code scale}, both triangles. */
    public Matrix toMatrix(double scale) {
        int count = rows.count();
        double[] values = new double[Math.multiplyExact(count, count)];
        double[] line = new double[side];
        for (int item = 0; item < blocks.length; item++) {
            Tile tile = tile(item);
            for (int row = 0; row < tile.height(); row++) {
                int end = tile.diagonal() ? row + 1 : tile.width();
                blocks[item].read((long) row * side, line, 0, end);
                int r = tile.top() + row;
                for (int column = 0; column < end; column++) {
                    int c = tile.left() + column;
                    values[r * count + c] = scale * line[column];
                    values[c * count + r] = values[r * count + c];
                }
            }
        }
        return new Matrix(count, count, values);
    }

    /** Rows of tiles. */
    public int bands() {
        return tiles;
    }

    /** First row of a band; that of {@link #bands} is the number of rows. */
    public int firstRow(int band) {
        return Math.min(rows.count(), band * side);
    }

    /**
     * Whole rows of {@code scale} times the kernel, both triangles.
     *
     * @param target {@code (rows of the band, rows)}
     */
    public void readBand(int band, double scale, double[] target) {
        int count = rows.count();
        double[] line = new double[side];
        for (int other = 0; other < tiles; other++) {
            boolean below = other <= band;
            int item = below ? band * (band + 1) / 2 + other : other * (other + 1) / 2 + band;
            Tile tile = tile(item);
            for (int row = 0; row < tile.height(); row++) {
                int end = tile.diagonal() ? row + 1 : tile.width();
                blocks[item].read((long) row * side, line, 0, end);
                for (int column = 0; column < end; column++) {
                    double value = scale * line[column];
                    if (below) target[row * count + tile.left() + column] = value;
                    if (!below) target[column * count + tile.top() + row] = value;
                    if (tile.diagonal()) target[column * count + tile.left() + row] = value;
                }
            }
        }
    }

    @Override
    public void close() {
        for (Block block : blocks) block.close();
        for (Block block : scratch) block.close();
    }
}
