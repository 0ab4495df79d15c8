package org.limbeck.bench.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Products of two square matrices in single precision by OpenBLAS: what this machine can do. */
final class GemmContender implements Contender {
    static final String NAME = "matrix product";
    private static final int SIDE = 2048;

    private final INDArray left = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
    private final INDArray right = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
    private final INDArray product = Nd4j.create(DataType.FLOAT, SIDE, SIDE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double rate(double seconds) {
        long start = System.nanoTime();
        double work = 0;
        double passed;
        do {
            left.mmuli(right, product);
            work += 2.0 * SIDE * SIDE * SIDE;
            passed = (System.nanoTime() - start) * 1e-9;
        } while (passed < seconds);
        return work / passed;
    }

    @Override
    public void close() {
        left.close();
        right.close();
        product.close();
    }
}
