package org.limbeck.experiment.provenance;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program and the machine that it runs on.
 *
 * @param version of the program
 * @param commit that it was built from; {@code unknown} for a build outside its repository
 * @param java version and vendor of the Java runtime
 * @param system operating system, version and architecture
 * @param processor as the system names it
 * @param cores that Java may use
 * @param libraries versions of what computes and stores, by name
 */
public record ProgramEnvironment(
        String version,
        String commit,
        String java,
        String system,
        String processor,
        int cores,
        Map<String, String> libraries) {
    public ProgramEnvironment {
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /** E.g. {@code 0.1.0 (3f2a91c)}. */
    public String build() {
        return version + " (" + commit + ")";
    }
}
