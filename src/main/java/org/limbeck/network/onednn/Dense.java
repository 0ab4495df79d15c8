package org.limbeck.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer of one shape, forward and backward: rows {@code (n, in)}, weights whose memory is {@code (out, in)} in C
 * order. Threads share the layer's units or inputs, not its rows, so that each reads its own weights only and nothing is
 * summed between them. For one calling thread.
 */
public final class Dense {
    private final int rows;
    private final int inputs;
    private final int outputs;
    private final boolean rectified;
    private final Parts<Range> byUnit;
    private final Parts<Range> byInput;

    /** @param rectified whether ReLU follows */
    public Dense(long rows, long inputs, long outputs, boolean rectified) {
        this.rows = Math.toIntExact(rows);
        this.inputs = Math.toIntExact(inputs);
        this.outputs = Math.toIntExact(outputs);
        this.rectified = rectified;
        this.byUnit = Parts.of(outputs, range -> range);
        this.byInput = Parts.of(inputs, range -> range);
    }

    /** {@code y = x w^T + b}, rectified if so made. @param b null without bias */
    public void forward(INDArray x, INDArray w, INDArray b, INDArray y) {
        byUnit.each(units -> {
            multiply(
                    'N',
                    'T',
                    rows,
                    units.count(),
                    inputs,
                    at(x, 0),
                    inputs,
                    at(w, units.first() * inputs),
                    inputs,
                    at(y, units.first()),
                    outputs);
            if (b != null || rectified) finish(units, b, y);
        });
    }

    private void finish(Range units, INDArray b, INDArray y) {
        float[] bias = new float[(int) units.count()];
        if (b != null) buffer(b, outputs).get((int) units.first(), bias);
        float[] row = new float[bias.length];
        FloatBuffer result = buffer(y, (long) rows * outputs);
        float floor = rectified ? 0 : Float.NEGATIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            int start = i * outputs + (int) units.first();
            result.get(start, row);
            for (int j = 0; j < row.length; j++) row[j] = Math.max(row[j] + bias[j], floor);
            result.put(start, row);
        }
    }

    /** Gradients by the input. @param dy by the result before rectification */
    public void backwardData(INDArray dy, INDArray w, INDArray dx) {
        byInput.each(columns -> multiply(
                'N',
                'N',
                rows,
                columns.count(),
                outputs,
                at(dy, 0),
                outputs,
                at(w, columns.first()),
                inputs,
                at(dx, columns.first()),
                inputs));
    }

    /** Gradients by weights and bias, summed over rows. @param db null without bias */
    public void backwardWeights(INDArray x, INDArray dy, INDArray dw, INDArray db) {
        byUnit.each(units -> {
            multiply(
                    'T',
                    'N',
                    units.count(),
                    inputs,
                    rows,
                    at(dy, units.first()),
                    outputs,
                    at(x, 0),
                    inputs,
                    at(dw, units.first() * inputs),
                    inputs);
            if (db != null) sumRows(units, dy, db);
        });
    }

    private void sumRows(Range units, INDArray dy, INDArray db) {
        float[] sum = new float[(int) units.count()];
        float[] row = new float[sum.length];
        FloatBuffer gradients = buffer(dy, (long) rows * outputs);
        for (int i = 0; i < rows; i++) {
            gradients.get(i * outputs + (int) units.first(), row);
            for (int j = 0; j < row.length; j++) sum[j] += row[j];
        }
        buffer(db, outputs).put((int) units.first(), sum);
    }

    /** {@code C = op(A) op(B)}, {@code C (m, n)}, all row by row. */
    private static void multiply(
            char transposeA,
            char transposeB,
            long m,
            long n,
            long k,
            FloatPointer a,
            long stepA,
            FloatPointer b,
            long stepB,
            FloatPointer c,
            long stepC) {
        int status = dnnl.dnnl_sgemm((byte) transposeA, (byte) transposeB, m, n, k, 1, a, stepA, b, stepB, 0, c, stepC);
        if (status != dnnl.dnnl_success) throw new IllegalStateException("oneDNN's matrix product failed: " + status);
    }

    private static FloatPointer at(INDArray array, long offset) {
        return new FloatPointer(array.data().addressPointer()).position(offset);
    }

    private static FloatBuffer buffer(INDArray array, long length) {
        FloatPointer start = new FloatPointer(array.data().addressPointer());
        start.position(0).capacity(length).limit(length);
        return start.asBuffer();
    }
}
