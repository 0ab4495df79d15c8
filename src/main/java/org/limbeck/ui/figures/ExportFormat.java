package org.limbeck.ui.figures;

/** The kinds of files that charts are written to. */
enum ExportFormat {
    PDF("PDF", "pdf", "Vector graphics with embedded fonts, for papers"),
    SVG("SVG", "svg", "Vector graphics with embedded fonts, to edit or for web pages"),
    PNG("PNG", "png", "Pixels, for slides and wherever vector graphics are not accepted"),
    CSV("CSV", "csv", "Every measurement of the runs shown, as stored, drawn or not");

    private final String label;
    private final String ending;
    private final String explanation;

    ExportFormat(String label, String ending, String explanation) {
        this.label = label;
        this.ending = ending;
        this.explanation = explanation;
    }

    String label() {
        return label;
    }

    /** With its dot. */
    String ending() {
        return "." + ending;
    }

    String explanation() {
        return explanation;
    }

    boolean isFigure() {
        return this != CSV;
    }
}
