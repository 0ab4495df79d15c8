package org.limbeck.network.dl4j;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.onednn.Elementwise;
import org.limbeck.network.onednn.Parts;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The way back through a ReLU that a layer contains. */
final class RectifierSlopes {
    private final Recent<Parts<Elementwise>> made = new Recent<>();

    /**
     * Slopes by what ReLU got. Never in place: others may hold the same array.
     *
     * @param output what ReLU gave
     * @param above slopes by that
     */
    INDArray below(Rectifier rectifier, INDArray output, INDArray above, LayerWorkspaceMgr memory) {
        if (rectifier != Rectifier.FULL) return above;
        INDArray below = memory.createUninitialized(ArrayType.BP_WORKING_MEM, above.dataType(), above.shape(), 'c');
        pass(output, above, below);
        return below;
    }

    void pass(INDArray output, INDArray above, INDArray below) {
        made.of(new long[] {above.length()}, true, () -> Parts.of(above.length(), Elementwise::new))
                .each(part -> part.rectifierSlopes(output, above, below));
    }
}
