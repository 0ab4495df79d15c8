package org.limbeck.figure.curve;

import org.limbeck.theory.Complexity;

/** Which of the three complexities a chart shows ({@code docs/theory.md}, section 2). */
public enum ComplexityMeasure {
    SC("supervision complexity", "") {
        @Override
        public double of(Complexity complexity) {
            return complexity.supervisionComplexity();
        }
    },
    /** The default, as in the paper's figure. */
    ASC("adjusted supervision complexity", ", adjusted") {
        @Override
        public double of(Complexity complexity) {
            return complexity.adjusted();
        }
    },
    /** Free of the scale of kernel and targets, so that targets of different size can be ranked. */
    NASC("normalised supervision complexity", ", normalised") {
        @Override
        public double of(Complexity complexity) {
            return complexity.normalised();
        }
    };

    private final String label;
    private final String suffix;

    ComplexityMeasure(String label, String suffix) {
        this.label = label;
        this.suffix = suffix;
    }

    /** For menus and tables. */
    public String label() {
        return label;
    }

    /** What titles add to "supervision complexity". */
    public String suffix() {
        return suffix;
    }

    /** The value itself; NaN where it is undefined. */
    public abstract double of(Complexity complexity);
}
