package org.limbeck.figure;

import org.limbeck.theory.Complexity;

/** Which of the three complexities a chart shows ({@code docs/theory.md}, section 2). */
public enum ComplexityMeasure {
    SC("Supervision complexity") {
        @Override
        public double of(Complexity complexity) {
            return complexity.supervisionComplexity();
        }
    },
    /** The default, as in the paper's figure. */
    ASC("Adjusted supervision complexity") {
        @Override
        public double of(Complexity complexity) {
            return complexity.adjusted();
        }
    },
    /** Free of the scale of kernel and targets, so that targets of different size can be ranked. */
    NASC("Normalised supervision complexity") {
        @Override
        public double of(Complexity complexity) {
            return complexity.normalised();
        }
    };

    private final String label;

    ComplexityMeasure(String label) {
        this.label = label;
    }

    /** For titles. */
    public String label() {
        return label;
    }

    /** The value itself; NaN where it is undefined. */
    public abstract double of(Complexity complexity);
}
