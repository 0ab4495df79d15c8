package org.limbeck.network.dl4j.direct;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What a layer made for the last few shapes of its input: a training batch, a batch of inference, a rest. What is left
 * out goes to the garbage collector.
 */
final class Recent<T> {
    private static final int SHAPES = 4;

    private final Map<Key, T> made = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
            return size() > SHAPES;
        }
    };

    /** @param threads of this thread's native arithmetic: what is made for one number must not run with another */
    private record Key(List<Long> shape, boolean training, int threads) {}

    /** What was made for this shape, or what {@code maker} makes now. */
    T of(long[] shape, boolean training, Supplier<T> maker) {
        int threads = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        Key key = new Key(Arrays.stream(shape).boxed().toList(), training, threads);
        T known = made.get(key);
        if (known == null) {
            known = maker.get();
            made.put(key, known);
        }
        return known;
    }
}
