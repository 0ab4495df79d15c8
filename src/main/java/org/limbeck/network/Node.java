package org.limbeck.network;

import java.util.List;

/**
 * One operation of an {@link Architecture}, as in the exchange format ({@code docs/exchange.md}). Each alternative
 * carries its hyper-parameters; parameters live in {@link Network#parameters()} under {@code name/parameter}.
 */
public sealed interface Node {
    /** Unique in its architecture; never {@code input}. */
    String name();

    /** Names of the nodes it reads, or {@code input}. */
    List<String> inputs();

    /** Calls the visitor's method for this alternative. */
    <R> R accept(Visitor<R> visitor);

    /** Cross-correlation; {@code W (out, in/groups, kh, kw)}, {@code b (out)}; zero padding. */
    record Convolution(
            String name,
            List<String> inputs,
            int outputs,
            int[] kernel,
            int[] stride,
            int[] padding,
            int groups,
            boolean bias)
            implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolution(this);
        }
    }

    /** {@code W (out, in)}, {@code b (out)}. */
    record Dense(String name, List<String> inputs, int outputs, boolean bias) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dense(this);
        }
    }

    /** Trainable {@code gain}, {@code offset}; running {@code mean}, {@code variance}; each {@code (channels)}. */
    record BatchNorm(String name, List<String> inputs, double epsilon) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.batchNorm(this);
        }
    }

    /** An elementwise function. */
    record Activation(String name, List<String> inputs, Nonlinearity function) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activation(this);
        }
    }

    /** Pads with minus infinity; at a tie the first maximum in row order gets the derivative. */
    record MaxPool(String name, List<String> inputs, int[] kernel, int[] stride, int[] padding) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxPool(this);
        }
    }

    /** Divides by the whole window, padding counted. */
    record AveragePool(String name, List<String> inputs, int[] kernel, int[] stride, int[] padding) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.averagePool(this);
        }
    }

    /** {@code (c, h, w) -> (c)}. */
    record GlobalAveragePool(String name, List<String> inputs) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.globalAveragePool(this);
        }
    }

    /** {@code (c, h, w) -> (c*h*w)}, channel-major. */
    record Flatten(String name, List<String> inputs) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flatten(this);
        }
    }

    /** Elementwise sum of two or more inputs of one shape. */
    record Add(String name, List<String> inputs) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.add(this);
        }
    }

    /** Along channels. */
    record Concat(String name, List<String> inputs) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.concat(this);
        }
    }

    /** Elementwise product; a {@code (c)} input broadcasts over {@code (c, h, w)}. */
    record Multiply(String name, List<String> inputs) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.multiply(this);
        }
    }

    /** Every {@code stride}-th row and column, zero channels appended up to {@code channels} (ResNet option A). */
    record Shortcut(String name, List<String> inputs, int stride, int channels) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shortcut(this);
        }
    }

    /** One method for each alternative: whoever treats nodes by type is told by the compiler of a new one. */
    interface Visitor<R> {
        R convolution(Convolution node);

        R dense(Dense node);

        R batchNorm(BatchNorm node);

        R activation(Activation node);

        R maxPool(MaxPool node);

        R averagePool(AveragePool node);

        R globalAveragePool(GlobalAveragePool node);

        R flatten(Flatten node);

        R add(Add node);

        R concat(Concat node);

        R multiply(Multiply node);

        R shortcut(Shortcut node);
    }
}
