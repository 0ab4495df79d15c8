package org.limbeck.network.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** Where the numbers of an array lie, in oneDNN's terms. All single precision. */
final class Layout {
    private Layout() {}

    /** In C order. */
    static memory.desc plain(long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return new memory.desc(shape, memory.data_type.f32, strides);
    }

    /** An array {@code (n, h, w, c)} in C order. */
    static memory.desc channelsLast(long n, long c, long h, long w) {
        return new memory.desc(new long[] {n, c, h, w}, memory.data_type.f32, new long[] {h * w * c, 1, w * c, c});
    }

    /** Left to oneDNN. */
    static memory.desc free(long... shape) {
        return new memory.desc(shape, memory.data_type.f32, memory.format_tag.any);
    }

    static long count(long... shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
