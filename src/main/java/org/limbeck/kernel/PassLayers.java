package org.limbeck.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.contribution.BatchNormContribution;
import org.limbeck.kernel.contribution.ChunkedConvolution;
import org.limbeck.kernel.contribution.Contribution;
import org.limbeck.kernel.contribution.ConvolutionBias;
import org.limbeck.kernel.contribution.DenseContribution;
import org.limbeck.kernel.contribution.ExplicitConvolution;
import org.limbeck.kernel.contribution.OuterDense;
import org.limbeck.kernel.contribution.PairedConvolution;
import org.limbeck.kernel.gram.Features;
import org.limbeck.kernel.gram.Features.Segment;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.BatchNormOperation;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.DenseOperation;
import org.limbeck.kernel.operation.Operation;
import org.limbeck.kernel.operation.Walk;

/** The contributions of one pass by the slot of their layer, with the memory they share. */
final class PassLayers {
    private final Rows rows;
    private final Storage storage;
    private final Features features;
    private final Block chunk;
    private final Map<Integer, Contribution> contributions = new LinkedHashMap<>();
    private final Map<Integer, ConvolutionBias> biases = new LinkedHashMap<>();
    private long used;

    PassLayers(KernelPlan plan, KernelPlan.Pass pass, Storage storage) {
        this.rows = plan.rows(pass);
        this.storage = storage;
        long perOutput = pass.layers().stream().mapToLong(LayerPlan::features).sum();
        this.features = new Features(storage.take(examplesTimesOutputs() * perOutput), rows, perOutput);
        this.chunk = storage.take(plan.chunkElements(pass));
        for (LayerPlan layer : pass.layers())
            contributions.put(layer.operation().slot(), contribution(layer));
    }

    private long examplesTimesOutputs() {
        return (long) rows.examples() * rows.outputs();
    }

    private Segment segment(long length) {
        Segment segment = new Segment(used, length);
        used += length;
        return segment;
    }

    private Contribution contribution(LayerPlan layer) {
        if (layer.operation() instanceof BatchNormOperation norm) {
            Segment gain = segment(norm.channels());
            return new BatchNormContribution(norm, features, gain, segment(norm.channels()));
        }
        if (layer.operation() instanceof DenseOperation dense) {
            if (layer.form() == LayerPlan.Form.OUTER) {
                return new OuterDense(dense, rows, inputs(layer), sensitivities(layer), chunk);
            }
            return new DenseContribution(dense, rows, inputs(layer), sensitivities(layer));
        }
        ConvolutionOperation convolution = (ConvolutionOperation) layer.operation();
        if (convolution.hasBias()) {
            Segment bias = segment(convolution.channels());
            biases.put(convolution.slot(), new ConvolutionBias(convolution, features, bias));
        }
        if (layer.form() == LayerPlan.Form.EXPLICIT) {
            long weights = (long) convolution.channels() * convolution.tapsPerGroup();
            return new ExplicitConvolution(convolution, features, segment(weights));
        }
        if (layer.form() == LayerPlan.Form.PAIRED) {
            return new PairedConvolution(convolution, rows, inputs(layer), sensitivities(layer));
        }
        return new ChunkedConvolution(convolution, rows, inputs(layer), sensitivities(layer), chunk);
    }

    private Block inputs(LayerPlan layer) {
        return storage.take(rows.examples() * layer.shared());
    }

    private Block sensitivities(LayerPlan layer) {
        return storage.take(examplesTimesOutputs() * layer.perOutput());
    }

    /** Records a layer's input and sensitivity for the walk's examples, the first of which is number {@code first}. */
    void record(Operation operation, Walk walk, int first, Block sensitivity) {
        Contribution contribution = contributions.get(operation.slot());
        if (contribution == null) return;
        contribution.record(walk, first, sensitivity);
        ConvolutionBias bias = biases.get(operation.slot());
        if (bias != null) bias.record(walk, first, sensitivity);
    }

    void addTo(Gram gram, Workers workers, Walk[] walks) {
        features.addTo(gram);
        for (Contribution contribution : contributions.values()) contribution.addTo(gram, workers, walks);
    }
}
