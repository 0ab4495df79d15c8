package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Test;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;

class KernelFailureTest {
    private static final SmallNetworks BUILDER = new SmallNetworks(1, 3)
            .dense(3, 4, true)
            .activation(Nonlinearity.RELU)
            .dense(4, 2, true);
    private static final Network NETWORK = BUILDER.build();
    private static final Tensor INPUTS = BUILDER.inputs(50);

    private static void compute(Network network, Tensor inputs, JobControl control) {
        new StructuredKernel(2, 1 << 20).compute(network, inputs, KernelKind.FULL, Precision.FLOAT64, control);
    }

    private static Network with(String parameter, Tensor value) {
        Map<String, Tensor> parameters = new HashMap<>(NETWORK.parameters());
        if (value == null) parameters.remove(parameter);
        else parameters.put(parameter, value);
        return new Network(NETWORK.architecture(), parameters);
    }

    @Test
    void inputsOfAnotherShapeAreNamed() {
        assertThatThrownBy(() -> compute(NETWORK, Tensor.of(new float[8], 2, 4), JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("(n, 3), not (2, 4)");
        assertThatThrownBy(() -> compute(NETWORK, Tensor.of(new float[0], 0, 3), JobControl.none()))
                .isInstanceOf(UserError.class);
    }

    @Test
    void anInputThatIsNotANumberIsNamedByExample() {
        double[] values = INPUTS.doubles().clone();
        values[7] = Double.NaN;
        assertThatThrownBy(() -> compute(NETWORK, Tensor.of(values, 50, 3), JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("value 1 of example 2 is NaN");
    }

    @Test
    void missingAndMisshapenParametersNameTheirNode() {
        assertThatThrownBy(() -> compute(with("dense0/W", null), INPUTS, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("dense0")
                .hasMessageContaining("W is missing");
        assertThatThrownBy(() -> compute(with("dense2/b", Tensor.of(new float[3], 3)), INPUTS, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("dense2")
                .hasMessageContaining("[3] instead of [2]");
    }

    @Test
    void aNodeThatReadsAnUnknownNodeIsNamed() {
        Architecture broken = new Architecture(
                new int[] {3}, "a", List.of(new Node.Activation("a", List.of("nowhere"), Nonlinearity.TANH)));
        assertThatThrownBy(() -> compute(new Network(broken, Map.of()), INPUTS, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("node a")
                .hasMessageContaining("nowhere");
    }

    @Test
    void aDivergedNetworkGivesNoKernel() {
        double[] weights = NETWORK.parameter("dense0", "W").doubles().clone();
        weights[0] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> compute(with("dense0/W", Tensor.of(weights, 4, 3)), INPUTS, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not finite");
    }

    @Test
    void stoppingUnwindsAtOnceAndRestoresTheThreadCount() {
        int threads = openblas.blas_get_num_threads();
        AtomicInteger looks = new AtomicInteger();
        JobControl control = new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {
                if (looks.incrementAndGet() >= 3) throw new CancelledException();
            }
        };
        assertThatThrownBy(() -> compute(NETWORK, INPUTS, control)).isInstanceOf(CancelledException.class);
        assertThat(looks.get()).isBetween(3, 4);
        assertThat(openblas.blas_get_num_threads()).isEqualTo(threads);
    }
}
