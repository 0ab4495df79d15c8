package org.limbeck.distill.probe;

import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/**
 * How the student is measured; part of an experiment's YAML, the same for all its runs.
 *
 * @param examples size of the probe set, drawn once
 * @param kernel which kernel
 * @param precision 32 or 64 bits for the kernel's arithmetic
 * @param ridge relative to {@code Tr K / nd}; 0 for the default of the precision (1e-6 at 64, 1e-4 at 32)
 * @param encoding of targets and outputs
 * @param everyEpochs probe every so many epochs besides stage ends; 0 for stage ends only
 * @param similarity also measure the NTK similarity to the current teacher checkpoint
 * @param arrays for which probes the arrays are kept
 * @param seed of the probe set and of the random labels
 * @param from which examples the probe set is drawn from
 * @param marginScale {@code g} of the margin loss
 */
public record ProbeSettings(
        int examples,
        KernelKind kernel,
        int precision,
        double ridge,
        Encoding encoding,
        double everyEpochs,
        boolean similarity,
        ArrayRetention arrays,
        long seed,
        ProbeSource from,
        MarginSetting marginScale) {
    public ProbeSettings {
        // Earlier versions wrote neither.
        from = from == null ? ProbeSource.TRAINING : from;
        marginScale = marginScale == null ? MarginSetting.AUTO : marginScale;
    }

    /** On training examples, with a margin scale for each temperature. */
    public ProbeSettings(
            int examples,
            KernelKind kernel,
            int precision,
            double ridge,
            Encoding encoding,
            double everyEpochs,
            boolean similarity,
            ArrayRetention arrays,
            long seed) {
        this(
                examples,
                kernel,
                precision,
                ridge,
                encoding,
                everyEpochs,
                similarity,
                arrays,
                seed,
                ProbeSource.TRAINING,
                MarginSetting.AUTO);
    }

    public static ProbeSettings defaults() {
        return new ProbeSettings(
                512, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 1, true, ArrayRetention.STAGES, 0);
    }

    /** The ridge in force, never 0. */
    public double effectiveRidge() {
        return ridge > 0 ? ridge : precision == 64 ? 1e-6 : 1e-4;
    }
}
