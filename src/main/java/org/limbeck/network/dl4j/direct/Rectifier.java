package org.limbeck.network.dl4j.direct;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.onednn.ReluGradient;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whether a layer contains the ReLU that follows it. */
public enum Rectifier {
    /** No ReLU, or one of its own. */
    NONE,
    /** ReLU forward and backward. */
    FULL,
    /** ReLU forward; gradients arrive already 0 where ReLU gave 0, as {@link DirectPool} sends them. */
    FORWARD;

    /**
     * Gradients by what ReLU got. Never in place: others may hold the same array.
     *
     * @param output what ReLU gave
     * @param outputGradient gradients by that
     */
    INDArray inputGradient(INDArray output, INDArray outputGradient, LayerWorkspaceMgr memory) {
        if (this != FULL) return outputGradient;
        INDArray inputGradient = memory.createUninitialized(
                ArrayType.BP_WORKING_MEM, outputGradient.dataType(), outputGradient.shape(), 'c');
        ReluGradient.pass(output, outputGradient, inputGradient);
        return inputGradient;
    }
}
