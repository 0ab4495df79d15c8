package org.limbeck.experiment.spec;

/**
 * Something in a specification that cannot stand as it is.
 *
 * @param field as in the YAML, e.g. {@code student.name}
 * @param problem what is wrong and what was expected
 */
public record SpecProblem(String field, String problem) {}
