package org.limbeck.kernel.operation;

import java.util.Arrays;
import java.util.List;
import org.limbeck.base.UserError;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/**
 * A network compiled for walking: operations in topological order, each with its slot (0 is the network's input), and
 * weights in off-heap memory of one precision. Immutable and shared by threads; whoever makes it closes it.
 */
public final class Graph implements AutoCloseable {
    private final Precision precision;
    private final int[] input;
    private final List<Operation> operations;
    private final Operation output;

    Graph(Precision precision, int[] input, List<Operation> operations, Operation output) {
        this.precision = precision;
        this.input = input.clone();
        this.operations = List.copyOf(operations);
        this.output = output;
    }

    /** @throws UserError naming the node whose parameters or inputs do not fit */
    public static Graph of(Network network, Precision precision) {
        return new GraphBuilder(network, precision).build();
    }

    public Precision precision() {
        return precision;
    }

    public List<Operation> operations() {
        return operations;
    }

    public Operation output() {
        return output;
    }

    /** Logits of one example. */
    public int outputs() {
        return output.size();
    }

    public int slots() {
        return operations.size() + 1;
    }

    /** Values of one example in a slot. */
    public int size(int slot) {
        return slot == 0 ? Operation.sizeOf(input) : operations.get(slot - 1).size();
    }

    /** Values of one example in all slots. */
    public long sizeOfAll() {
        long total = 0;
        for (int slot = 0; slot < slots(); slot++) total += size(slot);
        return total;
    }

    /** Scratch elements that one thread needs when it carries so many outputs. */
    public int scratch(int outputs) {
        return operations.stream()
                .mapToInt(operation -> operation.scratch(outputs))
                .max()
                .orElse(0);
    }

    /** Floating-point operations of one forward walk of one example. */
    public long work() {
        return operations.stream().mapToLong(Operation::work).sum();
    }

    /** Marks every slot on whose value an operation in {@code marked} depends, {@code marked} included. */
    public boolean[] downstreamOf(boolean[] marked) {
        boolean[] reached = marked.clone();
        for (Operation operation : operations) {
            for (int i = 0; i < operation.inputCount(); i++) {
                reached[operation.slot()] |= reached[operation.input(i).slot()];
            }
        }
        return reached;
    }

    /**
     * @param inputs {@code (n, shape of one example)}
     * @return {@code n}
     * @throws UserError when the shape does not fit or a value is not finite
     */
    public int requireInputs(Tensor inputs) {
        int[] shape = inputs.shape();
        boolean fits = shape.length == input.length + 1
                && Arrays.equals(Arrays.copyOfRange(shape, 1, shape.length), input)
                && shape[0] > 0;
        if (!fits) {
            throw new UserError(
                    "the network takes inputs of shape (n, " + join(input) + "), not (" + join(shape) + ")",
                    "inputs",
                    "give examples as the network takes them");
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (!Double.isFinite(inputs.get(i))) {
                throw new UserError(
                        "value " + i % size(0) + " of example " + i / size(0) + " is " + inputs.get(i),
                        "inputs",
                        "give finite values only");
            }
        }
        return shape[0];
    }

    private static String join(int[] shape) {
        String text = Arrays.toString(shape);
        return text.substring(1, text.length() - 1);
    }

    @Override
    public void close() {
        operations.forEach(Operation::close);
    }
}
