package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.util.List;

/** Options out of range, and options that could have no effect. */
final class OptionOddities {
    private OptionOddities() {}

    static List<Oddity> all() {
        return List.of(refused("a ridge below 0", "ridge -1.0", folder -> {
            ArrayOddities.save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
            return ArrayOddities.complexity(folder, ArrayOddities.signs(folder, 2), "--ridge", "-1");
        }));
    }
}
