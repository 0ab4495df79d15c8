package org.limbeck.ui;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/** What is in a PNG file. @param dotsPerMetre its resolution */
record PngReader(BufferedImage image, int dotsPerMetre) {
    static PngReader of(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            BufferedImage image = reader.read(0);
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            IIOMetadataNode resolution =
                    (IIOMetadataNode) root.getElementsByTagName("pHYs").item(0);
            reader.dispose();
            return new PngReader(image, Integer.parseInt(resolution.getAttribute("pixelsPerUnitXAxis")));
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Correlation of brightness with another image, both brought to a coarse grid: 1 for the same image. */
    double likeness(Image other) {
        double[] mine = grid(image);
        double[] theirs = grid(SwingFXUtils.fromFXImage(other, null));
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < mine.length; i++) {
            dot += mine[i] * theirs[i];
            a += mine[i] * mine[i];
            b += theirs[i] * theirs[i];
        }
        return dot / Math.sqrt(a * b);
    }

    /** Mean darkness of each cell, less that of all. */
    private static double[] grid(BufferedImage shown) {
        int columns = 125;
        int rows = 100;
        BufferedImage plain = new BufferedImage(columns * 8, rows * 8, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g2 = plain.createGraphics();
        g2.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g2.drawImage(shown, 0, 0, plain.getWidth(), plain.getHeight(), null);
        g2.dispose();
        double[] cells = new double[columns * rows];
        for (int y = 0; y < plain.getHeight(); y++) {
            for (int x = 0; x < plain.getWidth(); x++) {
                cells[y / 8 * columns + x / 8] += 255 - plain.getRaster().getSample(x, y, 0);
            }
        }
        double mean = java.util.Arrays.stream(cells).average().orElse(0);
        for (int i = 0; i < cells.length; i++) cells[i] -= mean;
        return cells;
    }
}
