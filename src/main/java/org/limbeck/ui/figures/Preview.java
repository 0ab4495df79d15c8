package org.limbeck.ui.figures;

import javafx.scene.image.Image;

/**
 * What will be in the file.
 *
 * @param image the figure, drawn as the file's is; null for numbers
 * @param text the first rows of numbers; null for a figure
 * @param caption its size
 */
record Preview(Image image, String text, String caption) {}
