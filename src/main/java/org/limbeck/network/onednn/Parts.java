package org.limbeck.network.onednn;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Work split by images among as many threads as the calling thread's native arithmetic has, each on one native thread.
 * Native threads inside a primitive wait for each other at every layer by spinning, which on a machine with anything
 * else to do costs more than it gains; these wait for each other between layers, asleep. Which thread takes which part
 * does not matter to results; the number of parts does, in the last bits.
 */
public final class Parts<T> {
    private final Object[] parts;

    private Parts(int count) {
        this.parts = new Object[count];
    }

    /** What {@code maker} makes for each range of {@code total}. */
    public static <T> Parts<T> of(long total, Function<Range, T> maker) {
        int count = (int) Math.max(1, Math.min(total, natives().ompGetMaxThreads()));
        Parts<T> made = new Parts<>(count);
        run(count, part -> made.parts[part] = maker.apply(Range.of(total, part, count)));
        return made;
    }

    public int count() {
        return parts.length;
    }

    /** Calls the body with each part, and returns when all are done. */
    public void each(Consumer<T> body) {
        run(parts.length, part -> body.accept(part(part)));
    }

    @SuppressWarnings("unchecked")
    public T part(int index) {
        return (T) parts[index];
    }

    /** Calls the body with 0 to {@code count - 1}, at the same time. */
    static void run(int count, IntConsumer body) {
        if (count == 1) {
            alone(0, body);
            return;
        }
        IntStream.range(0, count).parallel().forEach(part -> alone(part, body));
    }

    /** With one native thread. */
    private static void alone(int part, IntConsumer body) {
        NativeOps natives = natives();
        int threads = natives.ompGetMaxThreads();
        if (threads != 1) natives.setOmpNumThreads(1);
        try {
            body.accept(part);
        } finally {
            if (threads != 1) natives.setOmpNumThreads(threads);
        }
    }

    private static NativeOps natives() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }
}
