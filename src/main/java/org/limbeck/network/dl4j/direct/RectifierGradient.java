package org.limbeck.network.dl4j.direct;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.onednn.ElementwisePrimitives;
import org.limbeck.network.onednn.Parts;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The backward pass through a ReLU that a layer contains. */
final class RectifierGradient {
    private final Recent<Parts<ElementwisePrimitives>> made = new Recent<>();

    /**
     * Gradients by what ReLU got. Never in place: others may hold the same array.
     *
     * @param output what ReLU gave
     * @param outputGradient gradients by that
     */
    INDArray inputGradient(Rectifier rectifier, INDArray output, INDArray outputGradient, LayerWorkspaceMgr memory) {
        if (rectifier != Rectifier.FULL) return outputGradient;
        INDArray inputGradient = memory.createUninitialized(
                ArrayType.BP_WORKING_MEM, outputGradient.dataType(), outputGradient.shape(), 'c');
        pass(output, outputGradient, inputGradient);
        return inputGradient;
    }

    void pass(INDArray output, INDArray outputGradient, INDArray inputGradient) {
        made.of(
                        new long[] {outputGradient.length()},
                        true,
                        () -> Parts.of(outputGradient.length(), ElementwisePrimitives::new))
                .each(part -> part.rectifierGradients(output, outputGradient, inputGradient));
    }
}
