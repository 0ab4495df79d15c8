package org.limbeck.cli.kernel;

import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.KernelKind;

/** How kernels, precisions and models are written on the command line. */
public final class KernelOptions {
    private KernelOptions() {}

    public static KernelKind kind(String label) {
        for (KernelKind known : KernelKind.values()) {
            if (known.label().equals(label)) return known;
        }
        throw new UserError(
                "there is no kernel \"" + label + "\"", "--kernel", "Use full, class-mean or sum-of-logits");
    }

    public static Precision precision(int bits) {
        if (bits != 32 && bits != 64) throw new UserError(bits + " is not 32 or 64", "--precision", "Give one of them");
        return bits == 64 ? Precision.FLOAT64 : Precision.FLOAT32;
    }

    public static long blockBytes(long mebibytes) {
        if (mebibytes >= 1 && mebibytes <= 1 << 20) return mebibytes << 20;
        throw new UserError(mebibytes + " MiB is out of range", "--block-memory", "Give a number from 1 to 1048576");
    }

    /** {@code lenet-5} or, with a width factor, {@code lenet-5:8}. */
    public static ModelSpec model(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) return new ModelSpec(text, 1);
        try {
            return new ModelSpec(text.substring(0, colon), Double.parseDouble(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new UserError("\"" + text + "\" is not MODEL or MODEL:WIDTH", "--model", "Write lenet-5:8", e);
        }
    }

    public static JobControl progress(Console console, String what) {
        return new JobControl() {
            @Override
            public void report(double done, double total, String note) {
                if (total > 0) console.progress("%s  %3.0f %%  %s".formatted(what, 100 * done / total, note));
            }

            @Override
            public void checkCancelled() {}
        };
    }
}
