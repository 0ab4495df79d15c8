package org.limbeck.distill.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.numeric.Tensor;

/**
 * The examples on which all students of an experiment are measured: a seeded draw, balanced over classes as far as the
 * data allow, in ascending order.
 *
 * @param source what they were drawn from
 * @param indices into that
 * @param examples those examples
 */
public record ProbeSet(ProbeSource source, int[] indices, Examples examples) {
    /** @throws UserError when there is nothing to draw */
    static ProbeSet draw(Dataset dataset, ProbeSource source, int size, long seed) {
        Examples all = source.of(dataset);
        if (size < 1 || all.count() < 1) {
            throw new UserError(
                    "the probe set is empty",
                    "probe: examples",
                    "ask for at least one example" + (size < 1 ? "" : " and set some aside with dataset.heldOut"));
        }
        int[] indices = balanced(all.labels(), dataset.classes(), Math.min(size, all.count()), seed);
        int width = all.exampleSize();
        float[] inputs = new float[indices.length * width];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(all.inputs(), indices[i] * width, inputs, i * width, width);
            labels[i] = all.labels()[indices[i]];
        }
        return new ProbeSet(source, indices, new Examples(all.shape(), inputs, labels));
    }

    private static int[] balanced(int[] labels, int classes, int size, long seed) {
        List<Integer> shuffled = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) shuffled.add(i);
        Collections.shuffle(shuffled, new Random(seed));
        List<Deque<Integer>> byClass = new ArrayList<>();
        for (int c = 0; c < classes; c++) byClass.add(new ArrayDeque<>());
        for (int index : shuffled) byClass.get(labels[index]).add(index);
        int[] drawn = new int[size];
        int count = 0;
        // One of each class in turn; a class that has run out is passed over.
        for (int c = 0; count < size; c = (c + 1) % classes) {
            Integer next = byClass.get(c).poll();
            if (next != null) drawn[count++] = next;
        }
        Arrays.sort(drawn);
        return drawn;
    }

    int size() {
        return indices.length;
    }

    /** Network inputs, {@code (n, shape)}. */
    Tensor inputs() {
        return Tensor.of(examples.inputs(), Tensor.batchShape(size(), examples.shape()));
    }

    /** A teacher checkpoint's logits on this set, {@code n x d}. */
    float[] logits(TeacherPredictions teacher, int checkpoint, int d) {
        return gather(source.logits(teacher, checkpoint), indices, d);
    }

    public static float[] gather(float[] rows, int[] indices, int d) {
        float[] chosen = new float[indices.length * d];
        for (int i = 0; i < indices.length; i++) System.arraycopy(rows, indices[i] * d, chosen, i * d, d);
        return chosen;
    }
}
