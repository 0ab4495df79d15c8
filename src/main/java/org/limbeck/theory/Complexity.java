package org.limbeck.theory;

/**
 * Supervision complexity of one target vector under one kernel ({@code docs/theory.md}, section 2).
 *
 * @param supervisionComplexity {@code SC = y^T (K + ridge Tr K / nd I)^-1 y}
 * @param adjusted {@code ASC = sqrt(SC Tr K) / n}
 * @param normalised {@code NASC = ASC / mean_i |y_i|_2}; NaN (written as null) where the targets vanish
 */
public record Complexity(double supervisionComplexity, double adjusted, double normalised) {}
