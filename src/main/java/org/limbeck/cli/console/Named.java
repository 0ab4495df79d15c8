package org.limbeck.cli.console;

import java.util.Map;
import java.util.function.Supplier;
import org.limbeck.base.UserError;

/** Gives faults of the theory, which knows arrays and no files, the names of the files and options they came from. */
public final class Named {
    private Named() {}

    /**
     * @param names a file or option for what the theory calls "kernel", "targets", "ridge" ...
     * @throws UserError as thrown, with its place named
     */
    public static <T> T faults(Map<String, ?> names, Supplier<T> work) {
        try {
            return work.get();
        } catch (UserError fault) {
            if (!names.containsKey(fault.where())) throw fault;
            throw new UserError(fault.what(), names.get(fault.where()).toString(), fault.remedy(), fault);
        }
    }
}
