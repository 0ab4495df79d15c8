package org.limbeck.distill.training;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.limbeck.data.Examples;
import org.limbeck.data.random.Augmentation;
import org.limbeck.data.random.EpochOrder;

/**
 * Gathers and augments the inputs of the next step on a thread of its own while the training thread works on this one.
 * What a step gets depends on seed and step alone, so that it does not matter who gathers it when. Small batches that
 * need no augmentation are gathered at once: handing them over would cost more.
 */
final class InputsAhead implements AutoCloseable {
    /** Values of a batch above which a thread of its own pays, some 50 microseconds of copying. */
    private static final int WORTH_A_THREAD = 1 << 17;

    private final Examples examples;
    private final int batch;
    private final int stepsPerEpoch;
    private final long seed;
    private final Augmentation augmentation;
    private final boolean augments;
    private final ExecutorService helper;
    private final float[][] buffers;
    private int turn;
    private long ahead = -1;
    private Future<float[]> next;
    private int orderEpoch = -1;
    private int[] order;

    InputsAhead(Examples examples, int batch, TrainerSettings settings, long seed) {
        this.examples = examples;
        this.batch = batch;
        this.stepsPerEpoch = examples.count() / batch;
        this.seed = seed;
        this.augmentation = new Augmentation(examples.shape(), settings.crop(), settings.flip(), seed);
        int size = batch * examples.exampleSize();
        this.augments = examples.shape().length == 3 && settings.augments();
        this.helper = augments || size > WORTH_A_THREAD ? Executors.newSingleThreadExecutor(InputsAhead::daemon) : null;
        this.buffers = new float[helper == null ? 1 : 2][size];
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "limbeck-batches");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether inputs are cropped or mirrored: only images are. */
    boolean augments() {
        return augments;
    }

    /** The inputs of a step, {@code batch x size}; valid until the next call. */
    float[] of(long step) {
        if (helper == null) return gather(step, buffers[0]);
        if (next == null || ahead != step) begin(step);
        float[] inputs = await();
        begin(step + 1);
        return inputs;
    }

    private void begin(long step) {
        // A batch that nobody asks for any more is finished first: its buffer may be wanted.
        if (next != null) await();
        float[] buffer = buffers[turn];
        turn = 1 - turn;
        ahead = step;
        next = helper.submit(() -> gather(step, buffer));
    }

    private float[] await() {
        try {
            float[] inputs = next.get();
            next = null;
            return inputs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.limbeck.base.CancelledException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be gathered", e.getCause());
        }
    }

    private float[] gather(long step, float[] target) {
        int epoch = Math.toIntExact(step / stepsPerEpoch);
        if (epoch != orderEpoch) {
            order = EpochOrder.of(examples.count(), seed, epoch);
            orderEpoch = epoch;
        }
        int size = examples.exampleSize();
        int first = (int) (step % stepsPerEpoch) * batch;
        for (int i = 0; i < batch; i++) {
            int example = order[first + i];
            augmentation.apply(examples.inputs(), example * size, target, i * size, epoch, example);
        }
        return target;
    }

    @Override
    public void close() {
        if (helper != null) helper.shutdownNow();
    }
}
