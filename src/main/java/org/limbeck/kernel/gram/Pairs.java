package org.limbeck.kernel.gram;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;

/**
 * One thread's room for the position-pair form: inner products of all (example, output, position) with all others of a
 * small square of examples.
 *
 * @param each rows of one example
 * @param positions of the convolution
 * @param side leading dimension of both blocks
 * @param left inner products of sensitivities; borrowed
 * @param right inner products of patches; borrowed
 */
record Pairs(int each, int positions, int side, Block left, Block right) {
    /** Which examples: rows {@code top ..}, columns {@code left ..}. */
    record Corner(int top, int left, int height, int width) {}

    void multiply(View sensitivities, int length, View patches, int taps, Corner corner) {
        multiply(left, sensitivities, each * positions, length, corner);
        multiply(right, patches, positions, taps, corner);
    }

    private void multiply(Block target, View view, int rows, int k, Corner corner) {
        View top = view.skip((long) corner.top() * rows * k);
        View other = view.skip((long) corner.left() * rows * k);
        Product product = new Product(corner.height() * rows, corner.width() * rows, k, false, true);
        target.multiply(product, 1, top, other, 0, 0, side);
    }

    /** Adds {@code sum_pq left_pq right_pq} for each pair of rows to a tile. */
    void addTo(Block tile, int top, int from, int stride, int height, int width) {
        for (int row = 0; row < height * each; row++) {
            for (int column = 0; column < width * each; column++) {
                double sum = 0;
                for (int p = 0; p < positions; p++) {
                    int a = (row * positions + p) * side + column * positions;
                    int b = (row / each * positions + p) * side + column / each * positions;
                    sum += left.dot(a, right, b, positions);
                }
                long at = (long) (top + row) * stride + from + column;
                tile.set(at, tile.get(at) + sum);
            }
        }
    }
}
