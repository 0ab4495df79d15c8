package org.limbeck.experiment.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The commented specification that {@code run --example} prints and error messages point to. */
public final class ExampleSpec {
    private ExampleSpec() {}

    /** YAML that {@link SpecYaml#parse} accepts as it is, with every field and its alternatives explained. */
    public static String text() {
        try (InputStream example = ExampleSpec.class.getResourceAsStream("example.yaml")) {
            return new String(example.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the example is part of the program and must be readable", e);
        }
    }
}
