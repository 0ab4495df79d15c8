package org.limbeck.network.dl4j.vertex;

import java.nio.IntBuffer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The backward pass of ReLU: gradients where the input was above 0, else 0. Works on the bits of the numbers, since
 * branching on random signs costs more than all the rest; several times faster than ND4J's own.
 */
public final class ReluGradient {
    private static final int CHUNK = 8192;

    private ReluGradient() {}

    /** @param out in C order, of the same shape */
    public static void pass(INDArray inputs, INDArray gradients, INDArray out) {
        INDArray plainInputs = Planes.inOrder(inputs) ? inputs : inputs.dup('c');
        INDArray plainGradients = Planes.inOrder(gradients) ? gradients : gradients.dup('c');
        IntBuffer x = bits(plainInputs);
        IntBuffer dy = bits(plainGradients);
        IntBuffer dx = bits(out);
        int length = (int) out.length();
        Planes.forEach((length + CHUNK - 1) / CHUNK, chunk -> {
            int start = chunk * CHUNK;
            int[] signs = new int[Math.min(CHUNK, length - start)];
            int[] values = new int[signs.length];
            x.get(start, signs);
            dy.get(start, values);
            for (int i = 0; i < signs.length; i++) {
                // All ones for numbers above 0, else 0; both zeros count as not above.
                values[i] &= (~signs[i] & -signs[i]) >> 31;
            }
            dx.put(start, values);
        });
    }

    private static IntBuffer bits(INDArray array) {
        IntPointer start = new IntPointer(array.data().addressPointer());
        start.position(0).capacity(array.length()).limit(array.length());
        return start.asBuffer();
    }
}
