package org.limbeck.kernel.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.kernel.array.Block;

/**
 * One thread's state while it walks a block of examples forward and back: values of every node, sensitivities of nodes
 * not yet passed, scratch memory. Reused from block to block; whoever makes it closes it. Memory is
 * {@code O(capacity * (values of one example) * outputs)} at worst, usually far less, since sensitivities are freed as
 * the walk goes back.
 */
public final class Walk implements AutoCloseable {
    private final Graph graph;
    private final int capacity;
    private final int mostOutputs;
    private final Block[] values;
    private final Block[] sensitivities;
    private final int[][] choices;
    private final Block scratch;
    private final Map<Long, List<Block>> idle = new HashMap<>();
    private final List<Block> owned = new ArrayList<>();
    private boolean[] wanted;
    private int outputs;
    private int examples;

    /**
     * @param capacity most examples of a block
     * @param mostOutputs most sensitivities carried at a time; 0 for a walk that only goes forward
     */
    public Walk(Graph graph, int capacity, int mostOutputs) {
        this.graph = graph;
        this.capacity = capacity;
        this.mostOutputs = mostOutputs;
        this.wanted = new boolean[graph.slots()];
        this.values = new Block[graph.slots()];
        this.sensitivities = new Block[graph.slots()];
        this.choices = new int[graph.slots()][];
        this.scratch = own(Block.allocate(graph.precision(), graph.scratch(mostOutputs)));
    }

    /**
     * Sets what the next walks back carry.
     *
     * @param carried sensitivities for each example
     * @param slots by slot: whether sensitivities are needed there
     */
    public void prepare(int carried, boolean[] slots) {
        outputs = carried;
        wanted = slots.clone();
    }

    private Block own(Block block) {
        owned.add(block);
        return block;
    }

    /** Examples of the block being walked. */
    public int examples() {
        return examples;
    }

    /** Sensitivities carried for each example. */
    public int outputs() {
        return outputs;
    }

    public Block scratch() {
        return scratch;
    }

    boolean wanted(int slot) {
        return wanted[slot];
    }

    /** Values of a node, {@code (examples, size)}. */
    public Block value(int slot) {
        if (values[slot] == null) {
            values[slot] = own(Block.allocate(graph.precision(), (long) capacity * graph.size(slot)));
        }
        return values[slot];
    }

    /** Where a max-pooling node notes its winners. */
    int[] choices(int slot) {
        if (choices[slot] == null) choices[slot] = new int[capacity * graph.size(slot)];
        return choices[slot];
    }

    /** Runs the network on {@code count} examples from {@code first}; {@code inputs (n, size)}. */
    public void forward(Block inputs, int first, int count) {
        examples = count;
        int size = graph.size(0);
        value(0).copy(0, inputs, (long) first * size, (long) count * size);
        for (Operation operation : graph.operations()) operation.forward(this);
    }

    /**
     * Walks back from the output.
     *
     * @param seed {@code (outputs, d)}: the derivative of each carried scalar in the logits
     * @param visitor told of each node's sensitivity as soon as it is complete
     */
    public void backward(Block seed, Visitor visitor) {
        int output = graph.output().slot();
        int length = outputs * graph.size(output);
        Block start = take(output);
        for (int e = 0; e < examples; e++) start.copy((long) e * length, seed, 0, length);
        sensitivities[output] = start;
        List<Operation> operations = graph.operations();
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            Block sensitivity = sensitivities[operation.slot()];
            sensitivities[operation.slot()] = null;
            if (sensitivity == null) continue;
            visitor.visit(operation, this, sensitivity);
            operation.backward(this, sensitivity);
        }
    }

    /** Told of a node's complete sensitivity, {@code (examples, outputs, size)}; must not keep or change it. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Operation operation, Walk walk, Block sensitivity);
    }

    /** Memory for a sensitivity of a node; contents undefined. */
    Block take(int slot) {
        long length = (long) capacity * mostOutputs * graph.size(slot);
        List<Block> free = idle.get(length);
        if (free == null || free.isEmpty()) return own(Block.allocate(graph.precision(), length));
        return free.remove(free.size() - 1);
    }

    void release(Block block) {
        idle.computeIfAbsent(block.size(), size -> new ArrayList<>()).add(block);
    }

    /** The sensitivity of a node to add to; zero at first. */
    Block sensitivity(int slot) {
        if (sensitivities[slot] == null) {
            Block fresh = take(slot);
            fresh.zero(0, (long) examples * outputs * graph.size(slot));
            sensitivities[slot] = fresh;
        }
        return sensitivities[slot];
    }

    /** Adds a whole sensitivity to that of a node of the same size, taking the block over. */
    void hand(int slot, Block sensitivity) {
        if (!wanted[slot]) {
            release(sensitivity);
        } else if (sensitivities[slot] == null) {
            sensitivities[slot] = sensitivity;
        } else {
            sensitivities[slot].add(0, sensitivity, 0, examples * outputs * graph.size(slot));
            release(sensitivity);
        }
    }

    @Override
    public void close() {
        owned.forEach(Block::close);
        owned.clear();
    }
}
