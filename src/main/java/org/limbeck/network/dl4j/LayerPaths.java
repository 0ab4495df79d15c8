package org.limbeck.network.dl4j;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.limbeck.network.Architecture;
import org.limbeck.network.dl4j.direct.Direct;
import org.limbeck.network.dl4j.fallback.LeanBatchNorm;
import org.limbeck.network.dl4j.fallback.MaxPoolVertex;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Says for each vertex of a graph which code it runs in: the check that a slow path is never taken unseen. */
public final class LayerPaths {
    /** Which code a vertex runs in. */
    public enum Path {
        DIRECT("oneDNN"),
        ONEDNN("oneDNN through DL4J"),
        GEMM("OpenBLAS"),
        JAVA("Java"),
        PLAIN("ND4J");

        private final String label;

        Path(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    private LayerPaths() {}

    /** Paths by vertex name, in topological order. */
    public static Map<String, Path> of(ComputationGraph graph) {
        Map<String, Path> paths = new LinkedHashMap<>();
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            if (!vertex.isInputVertex()) paths.put(vertex.getVertexName(), path(vertex));
        }
        return paths;
    }

    /** How many layers of a network run in which code on this machine. */
    public static Map<Path, Integer> count(Architecture architecture) {
        ComputationGraph graph = GraphCompiler.compile(architecture, new LossMSE(), new NoOp(), 0, 0);
        try {
            Map<Path, Integer> counts = new EnumMap<>(Path.class);
            of(graph).values().forEach(path -> counts.merge(path, 1, Integer::sum));
            return counts;
        } finally {
            graph.close();
        }
    }

    private static Path path(GraphVertex vertex) {
        if (vertex instanceof Direct || vertex.getLayer() instanceof Direct) return Path.DIRECT;
        if (!vertex.hasLayer()) return vertex instanceof MaxPoolVertex.Running ? Path.JAVA : Path.PLAIN;
        Layer layer = vertex.getLayer();
        if (layer instanceof LeanBatchNorm.Running) return Path.JAVA;
        LayerHelper helper = layer.getHelper();
        if (helper != null) return Path.ONEDNN;
        return layer instanceof DenseLayer ? Path.GEMM : Path.PLAIN;
    }
}
