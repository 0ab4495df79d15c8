package org.limbeck.network.exchange;

import java.util.Map;
import org.limbeck.network.Node;

/** The fields of a node in {@code architecture.json}. */
final class NodeWriter implements Node.Visitor<Map<String, Object>> {
    @Override
    public Map<String, Object> convolution(Node.Convolution node) {
        Map<String, Object> fields = window(NodeTypes.head(node, "conv"), node.kernel(), node.stride(), node.padding());
        fields.put("groups", node.groups());
        fields.put("bias", node.bias());
        return fields;
    }

    @Override
    public Map<String, Object> dense(Node.Dense node) {
        Map<String, Object> fields = NodeTypes.head(node, "dense");
        fields.put("bias", node.bias());
        return fields;
    }

    @Override
    public Map<String, Object> batchNorm(Node.BatchNorm node) {
        Map<String, Object> fields = NodeTypes.head(node, "batchnorm");
        fields.put("epsilon", node.epsilon());
        return fields;
    }

    @Override
    public Map<String, Object> activation(Node.Activation node) {
        return NodeTypes.head(node, node.function().label());
    }

    @Override
    public Map<String, Object> maxPool(Node.MaxPool node) {
        return window(NodeTypes.head(node, "maxpool"), node.kernel(), node.stride(), node.padding());
    }

    @Override
    public Map<String, Object> averagePool(Node.AveragePool node) {
        return window(NodeTypes.head(node, "avgpool"), node.kernel(), node.stride(), node.padding());
    }

    @Override
    public Map<String, Object> globalAveragePool(Node.GlobalAveragePool node) {
        return NodeTypes.head(node, "globalavgpool");
    }

    @Override
    public Map<String, Object> flatten(Node.Flatten node) {
        return NodeTypes.head(node, "flatten");
    }

    @Override
    public Map<String, Object> add(Node.Add node) {
        return NodeTypes.head(node, "add");
    }

    @Override
    public Map<String, Object> concat(Node.Concat node) {
        return NodeTypes.head(node, "concat");
    }

    @Override
    public Map<String, Object> multiply(Node.Multiply node) {
        return NodeTypes.head(node, "multiply");
    }

    @Override
    public Map<String, Object> shortcut(Node.Shortcut node) {
        Map<String, Object> fields = NodeTypes.head(node, "shortcut");
        fields.put("stride", node.stride());
        fields.put("channels", node.channels());
        return fields;
    }

    private static Map<String, Object> window(Map<String, Object> fields, int[] kernel, int[] stride, int[] padding) {
        fields.put("kernel", kernel);
        fields.put("stride", stride);
        fields.put("padding", padding);
        return fields;
    }
}
