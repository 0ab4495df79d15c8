package org.limbeck.data.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;

/**
 * Examples to look at, as they are stored: pixels in 8 bits, points as numbers. Of a large data set the first ones of each
 * split.
 */
public final class StoredExamples {
    /** Bytes of pixels, or points, of one split. */
    private static final int MOST = 48 << 20;

    private final int[] shape;
    private final int classes;
    private final Map<Split, int[]> labels = new EnumMap<>(Split.class);
    private final Map<Split, byte[]> pixels = new EnumMap<>(Split.class);
    private final Map<Split, float[]> points = new EnumMap<>(Split.class);
    private final boolean whole;
    private final double[] bounds;

    /** One example. @param index within its split @param label of its class */
    public record Item(Split split, int index, int label) {}

    private StoredExamples(Dataset data, int mostValues) {
        shape = data.train().shape();
        classes = data.classes();
        boolean all = true;
        for (Split split : Split.values()) {
            Examples examples = split.of(data);
            int count = Math.min(examples.count(), mostValues / Math.max(1, examples.exampleSize()));
            all &= count == examples.count();
            labels.put(split, Arrays.copyOf(examples.labels(), count));
            float[] values = examples.inputs();
            int size = count * examples.exampleSize();
            if (isOfImages()) pixels.put(split, inBytes(values, size));
            else points.put(split, Arrays.copyOf(values, size));
        }
        whole = all;
        bounds = isOfImages() ? new double[4] : computeBounds();
    }

    /** @param data not standardised: pixels in [0, 1] */
    public static StoredExamples of(Dataset data) {
        return of(data, MOST);
    }

    static StoredExamples of(Dataset data, int mostValues) {
        return new StoredExamples(data, mostValues);
    }

    private static byte[] inBytes(float[] values, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, values[i])));
        return bytes;
    }

    /** Whether examples are images rather than points. */
    public boolean isOfImages() {
        return shape.length == 3;
    }

    /** Whether every example can be looked at. */
    public boolean isWhole() {
        return whole;
    }

    public int width() {
        return isOfImages() ? shape[2] : 1;
    }

    public int height() {
        return isOfImages() ? shape[1] : 1;
    }

    /**
     * The classes in turn, so that each has its share of the first ones; within a class in stored order.
     *
     * @param split null for all, one after the other
     * @param label -1 for all classes
     */
    public List<Item> items(@Nullable Split split, int label) {
        List<Item> items = new ArrayList<>();
        for (Split part : Split.values()) {
            if (split == null || part == split) inTurn(part, label, items);
        }
        return items;
    }

    private void inTurn(Split split, int label, List<Item> items) {
        List<List<Item>> byClass = new ArrayList<>();
        for (int c = 0; c < classes; c++) byClass.add(new ArrayList<>());
        int[] of = labels.getOrDefault(split, new int[0]);
        for (int i = 0; i < of.length; i++) byClass.get(of[i]).add(new Item(split, i, of[i]));
        if (label >= 0) {
            items.addAll(byClass.get(label));
            return;
        }
        int longest = byClass.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < longest; round++) {
            for (List<Item> members : byClass) {
                if (round < members.size()) items.add(members.get(round));
            }
        }
    }

    /** An image as {@code 0xffRRGGBB}, row by row; images of one channel, or of other than three, are grey. */
    public int[] argb(Item item) {
        int area = width() * height();
        byte[] from = pixels.getOrDefault(item.split(), new byte[0]);
        int start = item.index() * shape[0] * area;
        int second = shape[0] == 3 ? area : 0;
        int[] colours = new int[area];
        for (int i = 0; i < area; i++) {
            int red = from[start + i] & 0xff;
            int green = from[start + second + i] & 0xff;
            int blue = from[start + 2 * second + i] & 0xff;
            colours[i] = 0xff000000 | red << 16 | green << 8 | blue;
        }
        return colours;
    }

    /** A point's first two coordinates; the second is 0 where there is one only. */
    public double[] point(Item item) {
        float[] from = points.getOrDefault(item.split(), new float[0]);
        int start = item.index() * shape[0];
        return new double[] {from[start], shape[0] > 1 ? from[start + 1] : 0};
    }

    /** Of all points: left, bottom, right and top. */
    public double[] bounds() {
        return bounds.clone();
    }

    private double[] computeBounds() {
        double[] bounds = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Item item : items(null, -1)) {
            double[] point = point(item);
            for (int axis = 0; axis < 2; axis++) {
                bounds[axis] = Math.min(bounds[axis], point[axis]);
                bounds[2 + axis] = Math.max(bounds[2 + axis], point[axis]);
            }
        }
        return bounds;
    }
}
