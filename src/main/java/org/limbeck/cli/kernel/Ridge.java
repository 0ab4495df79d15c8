package org.limbeck.cli.kernel;

import java.nio.file.Path;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.numeric.npy.Npy;

/**
 * The ridge of a kernel in a file, and why it is that one ({@code docs/theory.md}, section 2).
 *
 * @param value relative to {@code Tr K / nd}
 * @param origin "given" or "default for float32", for people
 */
record Ridge(double value, String origin) {
    static final String DESCRIPTION =
            "relative to Tr K / nd (default: 1e-6, for a kernel in float32 1e-4, since rounding moves its eigenvalues)";

    private static final double DOUBLE = 1e-6;
    private static final double SINGLE = 1e-4;

    /**
     * @param given null for the default of the type in which the kernel is stored
     * @throws UserError when there is no default for that type
     */
    static Ridge of(Double given, Path kernel) {
        if (given != null) return new Ridge(given, "given");
        String type = Npy.type(kernel);
        if (type.equals("float16")) {
            throw new UserError(
                    "is float16, whose rounding alone moves eigenvalues by about a thousandth of Tr K / nd",
                    kernel.toString(),
                    "Save the kernel as float32 or float64, or choose a ridge with --ridge");
        }
        return new Ridge(type.equals("float32") ? SINGLE : DOUBLE, "default for " + type);
    }

    String text() {
        return "ridge " + Numbers.text(value) + " (" + origin + ")";
    }
}
