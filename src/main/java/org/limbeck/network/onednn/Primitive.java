package org.limbeck.network.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A oneDNN primitive, made once and run often, with its arguments and working memory. To be made and run with one
 * native thread ({@link Parts}), by one thread at a time. Off-heap memory goes when the object is collected.
 */
final class Primitive {
    private static final int ROOM = 256;

    private final primitive primitive;
    private final primitive_desc_base description;
    private final stream stream = new stream(OneDnn.engine());
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final Map<Integer, Bound> bound = new HashMap<>();
    private final Map<Integer, Pointer> kept = new HashMap<>();

    /** @param description made with {@link #attributes()} */
    Primitive(primitive primitive, primitive_desc_base description) {
        this(primitive, description, 1);
    }

    /**
     * @param filled how many times as many channels there would be if they filled vectors. oneDNN 2.5 asks for working
     *     memory as if its AVX2 code for 1x1 convolutions with a stride copied the channels alone, but that copies whole
     *     vectors
     */
    Primitive(primitive primitive, primitive_desc_base description, double filled) {
        this.primitive = primitive;
        this.description = description;
        memory.desc layout = description.scratchpad_desc();
        long size = (long) Math.ceil(filled * layout.get_size());
        if (size > 0) share(dnnl.DNNL_ARG_SCRATCHPAD, layout, memory(size));
    }

    /** For the making of a primitive: working memory is ours, so that any thread may run it. */
    static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.dnnl_scratchpad_mode_user);
        return attributes;
    }

    /** An argument of which only a part is worked on. */
    private record Bound(memory memory, long offset) {}

    /** Declares an argument that {@link #bind} names before each run. */
    Primitive argument(int argument, memory.desc layout) {
        return argument(argument, layout, 0);
    }

    /** @param offset of the layout's first number in the array that will be named */
    Primitive argument(int argument, memory.desc layout, long offset) {
        memory memory = new memory(layout, OneDnn.engine(), null);
        bound.put(argument, new Bound(memory, offset));
        arguments.put(argument, memory);
        return this;
    }

    /**
     * Memory with room behind it: kernels of processors with AVX2 write whole vectors where channels are no multiple of
     * eight, past the size that oneDNN 2.5 asks for, which would destroy the heap.
     */
    static BytePointer memory(long size) {
        return new BytePointer(size + ROOM);
    }

    /** Gives an argument memory that stays the same. */
    Primitive share(int argument, memory.desc layout, Pointer memory) {
        kept.put(argument, memory);
        arguments.put(argument, new memory(layout, OneDnn.engine(), memory));
        return this;
    }

    /** Memory of an argument that does not change from run to run. */
    Pointer kept(int argument) {
        return kept.get(argument);
    }

    /** @param array in the declared layout; only its first number's place is read here */
    Primitive bind(int argument, INDArray array) {
        return bind(argument, new FloatPointer(array.data().addressPointer()));
    }

    /** As the other. */
    Primitive bind(int argument, FloatPointer start) {
        Bound place = bound.get(argument);
        long bytes = Float.BYTES * (start.position() + place.offset());
        place.memory().set_data_handle(new BytePointer(start).position(bytes));
        return this;
    }

    /** Returns when the results are there. */
    void run() {
        primitive.execute(stream, arguments);
        stream._wait();
    }

    /** Name of the code that oneDNN chose. */
    String code() {
        return description.impl_info_str().getString();
    }
}
